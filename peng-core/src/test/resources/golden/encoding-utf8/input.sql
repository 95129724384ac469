set client_encoding = 'UTF8';
set names 'UTF-8';
set client_encoding to unicode;
reset client_encoding;
set client_encoding to default;
select 'é';
