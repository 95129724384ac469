package dev.peng.history;

import dev.peng.history.TableLayout.Column;
import dev.peng.source.Checksum;
import dev.peng.source.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code peng_seeds}: one row per applied seed. */
public final class SeedHistory {

    static final String TABLE = "peng_seeds";

    static final TableLayout LAYOUT = new TableLayout(
            TABLE,
            List.of(
                    new Column("profile", "text not null default ''"),
                    new Column("version", "text not null"),
                    new Column("name", "text not null"),
                    new Column("applied_at", "timestamptz not null default now()"),
                    new Column("duration_ms", "bigint not null default 0"),
                    new Column("checksum", "text not null default ''"),
                    new Column("kind", "text not null default 'sql'"),
                    new Column("applied_by", "text not null default session_user")),
            "primary key (profile, version)");

    private final JdbcClient jdbc;
    private final String table;

    SeedHistory(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** All rows, in no order; none if there is no table. */
    public List<SeedRow> rows() {
        return Reading.rows(
                () -> select("profile, version::text, name, kind, applied_at, duration_ms, checksum"),
                () -> select(
                        "'' as profile, version::text, name, 'sql' as kind, applied_at, duration_ms, '' as checksum"));
    }

    /** Records an applied seed; its transaction's time is the time it was applied. */
    public void insert(
            String profile, Version version, String name, RowKind kind, Duration duration, Checksum checksum) {
        this.jdbc
                .sql("""
                        insert into %s (profile, version, name, kind, duration_ms, checksum, applied_at)
                        values (?, ?, ?, ?, ?, ?, now())""".formatted(this.table))
                .params(profile, version.toString(), name, kind.toString(), duration.toMillis(), checksum.hex())
                .update();
    }

    private List<SeedRow> select(String columns) {
        return this.jdbc
                .sql("select %s from %s".formatted(columns, this.table))
                .query((row, number) -> row(row))
                .list();
    }

    private static SeedRow row(ResultSet row) throws SQLException {
        return new SeedRow(
                row.getString("profile"),
                Version.of(row.getString("version")),
                row.getString("name"),
                RowKind.of(row.getString("kind")),
                row.getTimestamp("applied_at").toInstant(),
                Duration.ofMillis(row.getLong("duration_ms")),
                Reading.checksum(row.getString("checksum")));
    }
}
