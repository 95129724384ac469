insert into member (name, email) values
    ('Dev Eloper', 'dev@library.example'),
    ('Tess Ter', 'tess@library.example');
