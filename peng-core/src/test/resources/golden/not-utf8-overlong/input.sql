select 1; -- À¯
select 2;
