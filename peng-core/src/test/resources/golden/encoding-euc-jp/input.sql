set names 'EUC_JP';
select '日本;語'; /* 語; */ select 名前;
copy t from stdin;
日本	語
\.
select 語)