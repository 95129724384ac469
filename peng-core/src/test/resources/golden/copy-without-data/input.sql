copy t from stdin;
\.
copy t from stdin;

\.
select 1;
