select 0; copy t from stdin; -- peng:irreversible
a
\.
copy t from stdin; select 1; select )
b
\.
  select 2; copy t from stdin; /* begins
c;
\.
ends */ select 3; copy t from stdin; create function f() returns int begin atomic select 1;
d
\.
select 2; end; select 4;
