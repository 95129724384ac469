select 1 \; select 2 \; select 3;
select 4 \g
select 5 \gset x_
select 6 \gexec
select (7; \gx
select 8 \d t
  + 9; \p
select '\i', "\i", $$
\i
$$ -- \i
/* \i */;
