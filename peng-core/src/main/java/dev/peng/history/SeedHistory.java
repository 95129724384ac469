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
    private final JournaledRows written;

    SeedHistory(Session session, Table table) {
        this.session = session;
        this.found = table;
        this.written = new JournaledRows(session, table.name());
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

    /** Records that a seed is applied; its transaction's time is the time it was applied. */
    public void insert(
            String profile, Version version, String name, RowKind kind, Duration duration, Fingerprint fingerprint) {
        this.written.insert(
                key(profile, version),
                List.of("name", "kind", "duration_ms", "checksum", "stamp"),
                name,
                kind.toString(),
                duration.toMillis(),
                fingerprint.checksum().hex(),
                fingerprint.stamp());
    }

    /** Records that a seed is applied again whose row is there. */
    public void update(
            String profile, Version version, String name, RowKind kind, Duration duration, Fingerprint fingerprint) {
        this.written.one(
                key(profile, version),
                "name = ?, kind = ?, duration_ms = ?, checksum = ?, stamp = ?, applied_at = now(), applied_by = session_user,"
                        + " state = 'applied', direction = null, journal = null, parts = 1",
                name,
                kind.toString(),
                duration.toMillis(),
                fingerprint.checksum().hex(),
                fingerprint.stamp());
    }

    /** Notes that the script of a seed begins, which has more than one part. */
    public void begin(String profile, Version version, String name, RowKind kind, Checksum checksum) {
        this.written.begin(key(profile, version), name, kind, checksum);
    }

    /** Notes that the script of a seed begins, from its first part, whose row is there. */
    public void beginAgain(String profile, Version version) {
        this.written.beginAgain(key(profile, version), "up");
    }

    /** Notes that the undo script of an applied seed begins, which has more than one part. */
    public void beginUndo(String profile, Version version) {
        this.written.beginAgain(key(profile, version), "down");
    }

    /** Notes how far the script is. */
    public void save(String profile, Version version, Journal journal) {
        this.written.save(key(profile, version), journal);
    }

    /** Notes that the script has failed; it goes on from there. */
    public void fail(String profile, Version version) {
        this.written.fail(key(profile, version));
    }

    /** Records that a seed is applied whose script had begun, with the number of transactions that it took. */
    public void finish(String profile, Version version, Duration duration, int parts, Fingerprint fingerprint) {
        this.written.apply(
                key(profile, version), duration, parts, fingerprint.checksum(), ", stamp = ?", fingerprint.stamp());
    }

    /** Removes the row of a seed that was undone. */
    public void delete(String profile, Version version) {
        this.written.delete(key(profile, version));
    }

    private static JournaledRows.Key key(String profile, Version version) {
        return new JournaledRows.Key(
                "the seed " + profile + "/" + version,
                List.of("profile", "version"),
                List.of(profile, AppliedRow.parameter(version)));
    }

    /**
     * What tells whether a seed was edited.
     *
     * @param checksum of what was applied
     * @param stamp of its file, which tells it without reading the file; may be empty
     */
    public record Fingerprint(Checksum checksum, String stamp) {}
}
