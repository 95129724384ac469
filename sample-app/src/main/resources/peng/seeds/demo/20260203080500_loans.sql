-- One long overdue, one fresh, one returned.
insert into loan (copy_id, member_id, lent_on, returned_on)
select copy.id, member.id, current_date - days, current_date - returned
  from (values
        ('Designing Data-Intensive Applications', 'edgar@library.example', 60, null::int),
        ('Effective Java', 'grace@library.example', 3, null),
        ('Design Patterns', 'ada@library.example', 40, 20)
       ) as lending (title, email, days, returned)
  join book on book.title = lending.title
  join copy on copy.isbn = book.isbn and copy.branch = 'main'
  join member on member.email = lending.email;
