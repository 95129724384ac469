-- The paper catalogue had the old ten-digit numbers.
insert into book (isbn, title, author, published) values
    ('0201633612', 'Design Patterns', 'Erich Gamma', 1994),
    ('020161622X', 'The Pragmatic Programmer', 'Andrew Hunt', 1999),
    ('0131103628', 'The C Programming Language', 'Brian W. Kernighan', 1988);
