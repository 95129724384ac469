drop trigger loan_limit on loan;
drop function refuse_loan_beyond_limit();
drop function due_date(date);
