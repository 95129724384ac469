-- peng:lock-timeout 1s
-- peng:lock-timeout 2s
-- peng:irreversible
-- peng:irreversible
select 1;
