alter type e add value 'new';
insert into t values ('newer'), ('old'), ("new");
-- 'new'
alter type e rename value 'a' to 'b';
create type f as enum ('a');
alter type f add value 'c';
select 'c'::f;
begin; alter type e add value 'd'; commit; select 'd';
alter type e add value 'x'; vacuum; select 'x';
