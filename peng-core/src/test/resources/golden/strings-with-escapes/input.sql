select E'it\'s; ok', e'it\'s; ok', E'a\\', E'a'';\'', E'\x27;';
select E'a'
  'b\';', 'plain\';
select E'a' -- a; comment
  -- another 'one'
  'b\'; c' 'd\';
select e'a'

'b\''   -- ;
'c\'\\';
select E'a' 'no continuation\';
select E'a' /*
*/ 'no continuation\';
select type'x\', some_e'x\', E'a\
b;';
