create table member (
    id bigint generated always as identity primary key,
    name text not null,
    email text not null unique,
    joined_on date not null default current_date
);
