select 1;
\connect other
\c - - host
\i other.sql
\ir other.sql
\set a 1
\copy t from 'file.csv'
\echo it's
\if true
\endif
\timing
\! ls
\?
\encoding latin1
\.
\
select 2;
