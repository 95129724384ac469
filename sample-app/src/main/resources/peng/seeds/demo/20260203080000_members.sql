insert into member (name, email, joined_on) values
    ('Ada Lovelace', 'ada@library.example', '2025-03-14'),
    ('Edgar Codd', 'edgar@library.example', '2025-06-19'),
    ('Grace Hopper', 'grace@library.example', '2025-12-09');
