-- peng:placeholders on
create index ${concurrently} i on t (a);
${begin} isolation level ${level};
select 1;
${commit};
set client_encoding = ${encoding};
${copy};
data
\.
alter type ${x}.e add value '${x}'; insert into t values (${label});
${commit};
select 'a\', 1; set standard_conforming_strings = ${off}; select 'it\'s';
