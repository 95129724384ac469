begin;
copy t from stdin;
a
\.
commit;
copy t from stdin; commit; begin; select 1; commit;
b
\.
