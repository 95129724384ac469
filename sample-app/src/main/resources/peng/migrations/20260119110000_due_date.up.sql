-- Four weeks, and never a Sunday: the library is closed.
create function due_date(lent_on date) returns date
    language sql immutable strict
    begin atomic
        select case extract(isodow from lent_on + 28) when 7 then lent_on + 29 else lent_on + 28 end;
    end;

create function refuse_loan_beyond_limit() returns trigger language plpgsql as $$
declare
    open_loans int;
begin
    select count(*) into open_loans from loan where member_id = new.member_id and returned_on is null;
    if open_loans >= 5 then
        raise exception 'member % has % open loans; the limit is 5', new.member_id, open_loans;
    end if;
    return new;
end;
$$;

create trigger loan_limit before insert on loan
    for each row execute function refuse_loan_beyond_limit();
