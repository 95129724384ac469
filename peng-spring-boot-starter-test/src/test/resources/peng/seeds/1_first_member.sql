insert into member (name) values ('Ada');
