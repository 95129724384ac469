drop view overdue_loan;
