select 1;
select E'open\'; select 2;
