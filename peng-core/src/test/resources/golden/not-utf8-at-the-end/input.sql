select 1;
select caf√