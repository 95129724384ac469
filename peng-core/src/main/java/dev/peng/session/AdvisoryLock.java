package dev.peng.session;

import dev.peng.error.LockHolder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The session-level advisory lock (manual, section 13.3.5). It is only ever tried, never waited for: a session that
 * waits holds a snapshot that {@code create index concurrently} of the other one would wait for in turn.
 */
final class AdvisoryLock {

    private static final String HOLDER = """
            select a.pid, a.application_name, coalesce(a.client_hostname, host(a.client_addr)) as host, a.backend_start,
                   a.state <> 'idle' as at_work, a.state_change
              from pg_catalog.pg_locks l
              join pg_catalog.pg_stat_activity a on a.pid = l.pid
             where l.locktype = 'advisory' and l.granted and l.objsubid = 1
               and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
               and (l.classid::bigint << 32 | l.objid::bigint) = ?""";

    /** Held twice, it can be asked for without asking the whole server: one is given up and taken again. */
    private static final String TAKE = """
            select case when pg_catalog.pg_try_advisory_lock(%1$d) then pg_catalog.pg_try_advisory_lock(%1$d)
                        else false end""";

    private static final String STILL_HELD = """
            case when pg_catalog.pg_advisory_unlock(%1$d) then pg_catalog.pg_try_advisory_lock(%1$d) else false end""";

    private static final String RELEASE =
            "select pg_catalog.pg_advisory_unlock(%1$d), pg_catalog.pg_advisory_unlock(%1$d)";

    private final JdbcClient jdbc;
    private final long key;

    AdvisoryLock(JdbcClient jdbc, long key) {
        this.jdbc = jdbc;
        this.key = key;
    }

    boolean tryToTake() {
        return this.jdbc.sql(TAKE.formatted(this.key)).query(Boolean.class).single();
    }

    void release() {
        this.jdbc.sql(RELEASE.formatted(this.key)).query((row, number) -> true).single();
    }

    /** Who holds it. */
    Optional<Holder> holder() {
        return this.jdbc.sql(HOLDER).param(this.key).query((row, number) -> holder(row)).stream()
                .findFirst();
    }

    /** The statement that tries to take the lock for the transaction it is in, and tells whether it could. */
    static String tryForTransaction(long key) {
        return "select pg_catalog.pg_try_advisory_xact_lock(%d)".formatted(key);
    }

    /**
     * The expression that tells whether no other session can have held the lock: if this one has given it up once it is taken
     * again, and if that is not possible, or it was given up twice, the answer is no.
     */
    static String isStillHeld(long key) {
        return STILL_HELD.formatted(key);
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(
                new LockHolder(
                        row.getInt("pid"),
                        row.getString("application_name"),
                        row.getString("host"),
                        instant(row.getTimestamp("backend_start"))),
                row.getBoolean("at_work"),
                instant(row.getTimestamp("state_change")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /**
     * The session that holds the lock.
     *
     * @param shown who it is
     * @param isAtWork whether it runs a statement or is in a transaction, if the server tells
     * @param lastActivity when it last began or ended something, if the server tells
     */
    record Holder(
            LockHolder shown, boolean isAtWork, @Nullable Instant lastActivity) {}
}
