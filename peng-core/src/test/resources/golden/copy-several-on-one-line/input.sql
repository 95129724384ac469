copy a from stdin; copy b from stdin; select 1;
of a
\.
of b
of b
\.
select 2; copy c from stdin; select 'goes
on\.
\.
on' -- ; here
; select 3;
select 4;
