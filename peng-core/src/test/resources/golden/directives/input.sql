-- A migration.
-- peng:irreversible
--peng:lock-timeout 5s
--	peng:statement-timeout   30 min  

/* -- peng:nothing */ -- peng:transaction off
-- peng:replay 1.2.10
-- peng:placeholders on
-- peng:run on-change
-- peng:profiles dev & !eu
-- peng:table public."t t"
-- peng:after 20260101120000 or-later
-- peng:repeatable
select 1;
