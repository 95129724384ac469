copy t to stdout;
copy (select a from b) to stdout with (format csv);
copy t to stdin;
copy t to 'stdin';
copy t from '/tmp/stdin';
copy t from program 'stdin';
copy (select 'x' from stdin) to stdout;
select 1;
