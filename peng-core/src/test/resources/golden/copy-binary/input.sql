copy t from stdin with (format binary);
\.
copy binary t from stdin;
\.
copy t from stdin with binary;
\.
copy t from stdin (header, format 'BINARY');
\.
copy t from stdin (format "binary");
\.
select 1;
