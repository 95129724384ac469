begin isolation level serializable, read write;
select 1;
commit;
start transaction isolation level
  repeatable read -- why
  ;
select 2;
end transaction;
begin work deferrable; commit;
set transaction isolation level serializable;
select 3;
