select E'a'
'open\'; select 2;
