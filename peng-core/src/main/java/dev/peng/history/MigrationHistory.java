package dev.peng.history;

import dev.peng.history.TableLayout.Column;
import dev.peng.session.Session;
import dev.peng.source.Checksum;
import dev.peng.source.Version;
import java.sql.Types;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code peng_migrations}: one row per applied migration. */
public final class MigrationHistory {

    static final String TABLE = "peng_migrations";

    static final TableLayout LAYOUT = AppliedRow.layout(
            TABLE,
            List.of(
                    new Column("down_sql", "text"),
                    new Column("locked", "boolean not null default false"),
                    new Column("state", "text not null default 'applied'"),
                    new Column("direction", "text"),
                    new Column("journal", "text"),
                    new Column("parts", "integer not null default 1")),
            "primary key (version)");

    private final Session session;
    private final Table found;
    private final String table;

    MigrationHistory(Session session, Table table) {
        this.session = session;
        this.found = table;
        this.table = table.name();
    }

    /** All rows, in no order; none if there is no table. */
    public List<AppliedRow> rows() {
        var rows = Reading.rows(this.session.operations(), this.found, (row, number) -> AppliedRow.read(row));
        var versions = new HashSet<Version>();
        for (var row : rows) {
            if (!versions.add(row.version())) {
                throw AppliedRow.unusable("the history has the version " + row.version() + " twice");
            }
        }
        return rows;
    }

    /** Records an applied migration; its transaction's time is the time it was applied. */
    public void insert(
            Version version,
            String name,
            RowKind kind,
            Duration duration,
            Checksum checksum,
            @Nullable String downSql) {
        this.session
                .jdbc()
                .sql("""
                        insert into %s (version, name, kind, duration_ms, checksum, down_sql, applied_at)
                        values (?, ?, ?, ?, ?, ?, now())""".formatted(this.table))
                .params(AppliedRow.parameter(version), name, kind.toString(), duration.toMillis(), checksum.hex())
                .param(6, downSql, Types.VARCHAR)
                .update();
    }

    /** Protects an applied migration from being reverted, or takes the protection away. */
    public void lock(Version version, boolean locked) {
        one(
                version,
                this.session
                        .jdbc()
                        .sql("update %s set locked = ? where version = ?".formatted(this.table))
                        .params(locked, AppliedRow.parameter(version))
                        .update());
    }

    /** Notes that the script of a migration begins, which has more than one part. */
    public void beginUp(Version version, String name, RowKind kind, Checksum checksum) {
        this.session
                .jdbc()
                .sql("""
                        insert into %s (version, name, kind, checksum, state, direction, journal, duration_ms, applied_at)
                        values (?, ?, ?, ?, 'running', 'up', '', 0, now())""".formatted(this.table))
                .params(AppliedRow.parameter(version), name, kind.toString(), checksum.hex())
                .update();
    }

    /** Notes that the down script of an applied migration begins, which has more than one part. */
    public void beginDown(Version version) {
        one(
                version,
                this.session
                        .jdbc()
                        .sql("update %s set state = 'running', direction = 'down', journal = '' where version = ?"
                                .formatted(this.table))
                        .param(AppliedRow.parameter(version))
                        .update());
    }

    /** Notes how far the script is. */
    public void save(Version version, Journal journal) {
        one(
                version,
                this.session
                        .jdbc()
                        .sql("update %s set state = 'running', journal = ? where version = ?".formatted(this.table))
                        .params(journal.format(), AppliedRow.parameter(version))
                        .update());
    }

    /** Notes that the script has failed; it goes on from there. */
    public void fail(Version version) {
        this.session
                .jdbc()
                .sql("update %s set state = 'failed' where version = ? and state = 'running'".formatted(this.table))
                .param(AppliedRow.parameter(version))
                .update();
    }

    /** Records that a migration is applied whose script had begun, with the number of transactions that it took. */
    public void finishUp(Version version, Duration duration, int parts, Checksum checksum, @Nullable String downSql) {
        one(
                version,
                this.session
                        .jdbc()
                        .sql("""
                        update %s
                           set state = 'applied', direction = null, journal = null, applied_at = now(), duration_ms = ?,
                               checksum = ?, down_sql = ?, parts = ?
                         where version = ?""".formatted(this.table))
                        .param(1, duration.toMillis())
                        .param(2, checksum.hex())
                        .param(3, downSql, Types.VARCHAR)
                        .param(4, parts)
                        .param(5, version.toString(), Types.OTHER)
                        .update());
    }

    /** Records that a migration is applied as it was, whose down script had begun. */
    public void keep(Version version) {
        one(
                version,
                this.session
                        .jdbc()
                        .sql("update %s set state = 'applied', direction = null, journal = null where version = ?"
                                .formatted(this.table))
                        .param(AppliedRow.parameter(version))
                        .update());
    }

    /** Removes the row of a reverted migration. */
    public void delete(Version version) {
        one(
                version,
                this.session
                        .jdbc()
                        .sql("delete from %s where version = ?".formatted(this.table))
                        .param(AppliedRow.parameter(version))
                        .update());
    }

    /** The down script that was stored when the migration was applied. */
    public Optional<String> downSql(Version version) {
        return this.session
                .jdbc()
                .sql("select down_sql from %s where version = ? and down_sql is not null".formatted(this.table))
                .param(AppliedRow.parameter(version))
                .query(String.class)
                .optional();
    }

    private static void one(Version version, int rows) {
        if (rows != 1) {
            throw AppliedRow.unusable("the history has no row of the version " + version + " any more");
        }
    }
}
