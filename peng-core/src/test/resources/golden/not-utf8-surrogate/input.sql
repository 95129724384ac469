select 1; /* í € */
select 2;
