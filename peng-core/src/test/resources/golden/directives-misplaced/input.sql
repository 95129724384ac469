-- peng:lock-timeout 1s
; -- peng:irreversible
select 1
-- peng:repeatable
+ 2;
  -- peng:nothing
select '
-- peng:irreversible', $$
-- peng:x$$; /*
-- peng:x */
copy t from stdin; -- peng:x
-- peng:x
\.
