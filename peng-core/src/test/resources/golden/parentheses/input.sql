create rule r as on insert to t do also (
  insert into a values (1);
  insert into b values ((2));
);
create rule s as on update to t do instead (delete from a; delete from b);
select (((1))), '(', "(", $$($$ -- (
/* ( */;
create schema s create table t (a int) create view v as select 1;
