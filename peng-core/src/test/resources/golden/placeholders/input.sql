-- peng:placeholders on
create table ${schema}.t_${n}_more (a int default ${n}, b text default ${text});
select ${a.b-c_1}, ${empty} ${both};
select '${schema}', "${schema}", $$${schema}$$, $a$${schema}$a$, E'${schema}', U&'${schema}', b'${n}'; -- ${schema} ${
/* ${schema} ${unknown} ${ */
select $${schema}, $${unknown};
select $${schema}$$, $${ $$, $1, a$b;
copy ${schema}.t from stdin;
${schema}
\.
grant select on t to ${schema}, x${schema}; ${schema}.x;
