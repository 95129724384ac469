select 'a;b', 'it''s; ok', '', '''', 'ends with a backslash\';
select 'two
lines;', n'nch;', N'it''s;\', national'x;';
select 'a' -- no; end
  -- 'and' another; one

  'b;' as continued;
select 'a' /* not a; continuation */ 'b;';
select b'01;', B'0', x'1F;', X'ff''', b'0'
'1;';
select '"', '$$', '--', '/*', '${x}', '\i file';
