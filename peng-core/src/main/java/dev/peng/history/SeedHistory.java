package dev.peng.history;

import dev.peng.history.Table.Selected;
import dev.peng.history.TableLayout.Column;
import dev.peng.session.Session;
import dev.peng.source.Checksum;
import dev.peng.source.Version;
import java.time.Duration;
import java.util.List;

/** The table {@code peng_seeds}: one row per applied seed. */
public final class SeedHistory {

    static final String TABLE = "peng_seeds";

    static final TableLayout LAYOUT = AppliedRow.layout(
            TABLE,
            List.of(new Column("profile", "text not null default ''"), new Column("stamp", "text not null default ''")),
            "primary key (profile, version)");

    private final Session session;
    private final Table found;
    private final String table;

    SeedHistory(Session session, Table table) {
        this.session = session;
        this.found = table;
        this.table = table.name();
    }

    /** All rows, in no order; none if there is no table. */
    public List<SeedRow> rows() {
        return Reading.rows(
                this.session.operations(),
                this.found,
                (row, number) -> new SeedRow(row.getString("profile"), row.getString("stamp"), AppliedRow.read(row)),
                Selected.of("profile", "''"),
                Selected.of("stamp", "''"));
    }

    /** Records that a seed is applied, once more perhaps; its transaction's time is the time it was applied. */
    public void record(
            String profile, Version version, String name, RowKind kind, Duration duration, Fingerprint fingerprint) {
        this.session
                .jdbc()
                .sql("""
                        with given (profile, version, name, kind, duration_ms, checksum, stamp) as (
                            select ?, ?, ?, ?, ?::bigint, ?, ?
                        ), again as (
                            update %1$s s
                               set name = g.name, kind = g.kind, duration_ms = g.duration_ms, checksum = g.checksum,
                                   stamp = g.stamp, applied_at = now(), applied_by = session_user
                              from given g
                             where s.profile = g.profile and s.version = g.version
                            returning 1
                        )
                        insert into %1$s (profile, version, name, kind, duration_ms, checksum, stamp, applied_at)
                        select g.*, now() from given g where not exists (select from again)""".formatted(this.table))
                .params(
                        profile,
                        version.toString(),
                        name,
                        kind.toString(),
                        duration.toMillis(),
                        fingerprint.checksum().hex(),
                        fingerprint.stamp())
                .update();
    }

    /**
     * What tells whether a seed was edited.
     *
     * @param checksum of what was applied
     * @param stamp of its file, which tells it without reading the file; may be empty
     */
    public record Fingerprint(Checksum checksum, String stamp) {}
}
