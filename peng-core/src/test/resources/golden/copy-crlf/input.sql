copy t from stdin; select 1;
a
\N
\.
select 2;
copy t from stdin;
\.
select )
