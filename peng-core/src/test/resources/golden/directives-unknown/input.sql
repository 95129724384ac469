-- peng:irreversable
-- peng:nothing at all
-- peng: irreversible
-- Peng:irreversible
-- see peng:irreversible
--  peng:Lock-timeout 5s
/* peng:x */
select 1;
