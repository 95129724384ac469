select 1;
select "open; select 'a';
