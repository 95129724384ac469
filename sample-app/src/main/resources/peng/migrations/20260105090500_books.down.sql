drop table copy;
drop table branch;
drop table book;
