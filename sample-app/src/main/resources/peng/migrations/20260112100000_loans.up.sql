create table loan (
    id bigint generated always as identity primary key,
    copy_id bigint not null references copy,
    member_id bigint not null references member,
    lent_on date not null default current_date,
    returned_on date,
    check (returned_on >= lent_on)
);

-- A copy can be lent to one member at a time.
create unique index loan_open on loan (copy_id) where returned_on is null;
create index loan_member on loan (member_id);
