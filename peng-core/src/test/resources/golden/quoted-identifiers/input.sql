select ";", "a"";b", "it's;", "back\", "$$", "--", "/*" from "t";
create table "end" ("begin" int, "two
lines;" int);
select U&"d!0061t!+000061;" uescape '!', u&"x"";" from "a"."b;";
"select" 1;
