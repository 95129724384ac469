discard all;
prepare transaction 'a';
select pg_advisory_unlock(1), "pg_advisory_unlock_all"(), PG_CATALOG.PG_ADVISORY_UNLOCK_SHARED(1);
set datestyle = 'SQL, DMY';
set local datestyle to german;
select set_config('DateStyle', 'postgres', false);
discard temp; prepare transaction as select 1; set datestyle to iso, dmy; select pg_advisory_xact_lock(1);
select 'pg_advisory_unlock(1)', /* pg_advisory_unlock */ 1; -- pg_advisory_unlock
