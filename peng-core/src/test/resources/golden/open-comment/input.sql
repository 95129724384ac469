select 1;
select 2 /* open /* closed; */ select 3;
