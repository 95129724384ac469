-- peng:lock-timeout 5s
select 1; -- a

select 'a;
b',
  2
;
/* a
 */ select 3;
select E'a'
'b\';';
select )
