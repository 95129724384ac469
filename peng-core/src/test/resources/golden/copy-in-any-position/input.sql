create table t (a text);
copy t from stdin;
first
it's; $$ -- /* ${x} "
\N	x
\..
\.x
 \.
\\.
\.
select 1;
COPY t (a) FROM STDIN WITH (FORMAT text, DELIMITER '|');
second
\.
copy t from stdout;
third
\.

copy "from" (a, "to") from stdin where a > 'x;';
\.
select 2;
copy t from stdin
