savepoint a;
select 1;
rollback to savepoint a;
release savepoint a;
savepoint a; savepoint b; savepoint A; release b; release "a";
select 2;
begin; savepoint c; commit;
savepoint d; vacuum;
savepoint "D;"; release d;
