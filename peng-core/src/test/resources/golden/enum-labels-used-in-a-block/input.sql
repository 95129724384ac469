begin;
alter type e add value 'new';
insert into t values ('new');
commit;
