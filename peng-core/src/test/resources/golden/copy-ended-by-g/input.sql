copy t from stdin \g
a
\.
select 1;
