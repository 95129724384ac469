copy t from stdin with (format csv, header, quote '"');
a,b
1,"two
lines; it's"
2,"a \. within"
3,"
\.x
"
\.
copy t from stdin csv;
"opens
\.
select 'ends at the first, as in psql';
copy t (a, b) from stdin (format 'csv', force_null (a), null 'stdin');
\.
