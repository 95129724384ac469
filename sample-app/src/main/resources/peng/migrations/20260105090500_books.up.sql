create table book (
    isbn text primary key,
    title text not null,
    author text not null,
    published int not null
);

create table branch (
    code text primary key,
    name text not null
);

create table copy (
    id bigint generated always as identity primary key,
    isbn text not null references book on update cascade,
    branch text not null references branch
);

create index copy_isbn on copy (isbn);
