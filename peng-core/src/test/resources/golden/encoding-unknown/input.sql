set client_encoding = 'MULE_INTERNAL';
set names nothing;
set client_encoding to 'LATIN11';
select 1;
