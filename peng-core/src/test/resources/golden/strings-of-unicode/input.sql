select U&'\0041;\', u&'d!0061t;' uescape '!', U&'it''s;';
select U&'a'
 'b;\', 'c';
select U & 'a;', u, u.a, "u"&'x;';
select U&"\0041;" from U&"a"";b" uescape '!';
