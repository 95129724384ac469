set client_encoding = 'LATIN1';
select 'é';
set client_encoding = 'LATIN1';
set client_encoding = 'LATIN2';
select 'é';
set client_encoding = 'UTF8';
select 'é';
