select 1;
  select 'open; -- it''s
select 2;
