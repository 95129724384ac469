insert into member (name) values ('Demo');
