select 1;
copy t from stdin; select 2;
a

b\.
\.c
select 3;