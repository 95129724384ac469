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
import org.springframework.jdbc.core.SqlParameterValue;

/** The table {@code peng_migrations}: one row per applied migration. */
public final class MigrationHistory {

    static final String TABLE = "peng_migrations";

    static final TableLayout LAYOUT = AppliedRow.layout(
            TABLE,
            List.of(new Column("down_sql", "text"), new Column("locked", "boolean not null default false")),
            "primary key (version)");

    private final Session session;
    private final Table found;
    private final JournaledRows written;

    MigrationHistory(Session session, Table table) {
        this.session = session;
        this.found = table;
        this.written = new JournaledRows(session, table.name());
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
        this.written.insert(
                key(version),
                List.of("name", "kind", "duration_ms", "checksum", "down_sql"),
                name,
                kind.toString(),
                duration.toMillis(),
                checksum.hex(),
                text(downSql));
    }

    /** Protects an applied migration from being reverted, or takes the protection away. */
    public void lock(Version version, boolean locked) {
        this.written.one(key(version), "locked = ?", locked);
    }

    /** Notes that the script of a migration begins, which has more than one part. */
    public void beginUp(Version version, String name, RowKind kind, Checksum checksum) {
        this.written.begin(key(version), name, kind, checksum);
    }

    /** Notes that the down script of an applied migration begins, which has more than one part. */
    public void beginDown(Version version) {
        this.written.beginAgain(key(version), "down");
    }

    /** Notes how far the script is. */
    public void save(Version version, Journal journal) {
        this.written.save(key(version), journal);
    }

    /** Notes that the script has failed; it goes on from there. */
    public void fail(Version version) {
        this.written.fail(key(version));
    }

    /** Records that a migration is applied whose script had begun, with the number of transactions that it took. */
    public void finishUp(Version version, Duration duration, int parts, Checksum checksum, @Nullable String downSql) {
        this.written.apply(key(version), duration, parts, checksum, ", down_sql = ?", text(downSql));
    }

    /** Records that a migration is applied as it was, whose down script had begun. */
    public void keep(Version version) {
        this.written.keep(key(version));
    }

    /** Removes the row of a reverted migration. */
    public void delete(Version version) {
        this.written.delete(key(version));
    }

    /** The down script that was stored when the migration was applied. */
    public Optional<String> downSql(Version version) {
        return this.session
                .jdbc()
                .sql("select down_sql from %s where version = ? and down_sql is not null".formatted(this.found.name()))
                .param(AppliedRow.parameter(version))
                .query(String.class)
                .optional();
    }

    private static JournaledRows.Key key(Version version) {
        return new JournaledRows.Key(
                "the version " + version, List.of("version"), List.of(AppliedRow.parameter(version)));
    }

    private static SqlParameterValue text(@Nullable String text) {
        return new SqlParameterValue(Types.VARCHAR, text);
    }
}
