create view overdue_loan as
select loan.id, member.name as member, book.title, due_date(loan.lent_on) as due_on
  from loan
  join member on member.id = loan.member_id
  join copy on copy.id = loan.copy_id
  join book on book.isbn = copy.isbn
 where loan.returned_on is null and due_date(loan.lent_on) < current_date;
