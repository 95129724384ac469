alter type e add value 'new';
insert into t values ('new');
alter type s."e" add value if not exists 'it''s' before 'x';
do $$ begin insert into t values ('it''s'); end $$;
alter type e add value 'third'; alter type e add value 'fourth';
insert into t values (E'fourth');
do 'begin insert into t values (''third''); end';
insert into t values ('third');
