set client_encoding = 'EUC_JP';
select 1;
select 'ÿþ';
