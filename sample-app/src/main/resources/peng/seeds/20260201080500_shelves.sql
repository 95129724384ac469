insert into book (isbn, title, author, published) values
    ('9780134685991', 'Effective Java', 'Joshua Bloch', 2018),
    ('9781449373320', 'Designing Data-Intensive Applications', 'Martin Kleppmann', 2017);

insert into copy (isbn, branch)
select isbn, code from book cross join branch where code <> 'bus';
