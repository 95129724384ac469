select 1;
select 'café'; select 2;
