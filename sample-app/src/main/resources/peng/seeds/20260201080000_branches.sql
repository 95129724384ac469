insert into branch (code, name) values
    ('main', 'Main library'),
    ('port', 'Harbour branch'),
    ('bus', 'Book bus');
