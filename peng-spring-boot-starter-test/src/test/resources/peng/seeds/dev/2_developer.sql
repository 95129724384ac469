insert into member (name) values ('Dev');
