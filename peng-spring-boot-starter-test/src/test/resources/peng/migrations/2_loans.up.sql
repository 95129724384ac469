create table loan (id bigint generated always as identity primary key, member_id bigint not null references member);
