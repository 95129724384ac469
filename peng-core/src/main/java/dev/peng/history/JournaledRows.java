package dev.peng.history;

import dev.peng.session.Session;
import dev.peng.source.Checksum;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the rows of a table whose scripts may have several parts: what is the same for migrations and seeds. */
final class JournaledRows {

    private static final String IS_APPLIED = "state = 'applied', direction = null, journal = null";

    private final Session session;
    private final String table;

    JournaledRows(Session session, String table) {
        this.session = session;
        this.table = table;
    }

    /** Which row: its name for a reader, the columns of the key, and what they have in it. */
    record Key(String name, List<String> columns, List<Object> values) {

        private String condition() {
            return columns.stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
        }
    }

    /** Adds a row; its transaction's time is the time it was applied. */
    void insert(Key key, List<String> columns, Object... values) {
        var names = Stream.concat(key.columns().stream(), columns.stream()).toList();
        this.session
                .jdbc()
                .sql("insert into %s (%s, applied_at) values (%s, now())"
                        .formatted(
                                this.table,
                                String.join(", ", names),
                                String.join(", ", Collections.nCopies(names.size(), "?"))))
                .params(Stream.concat(key.values().stream(), Stream.of(values)).toList())
                .update();
    }

    /** Adds the row of a script that begins. */
    void begin(Key key, String name, RowKind kind, Checksum checksum) {
        insert(
                key,
                List.of("name", "kind", "duration_ms", "checksum", "state", "direction", "journal"),
                name,
                kind.toString(),
                0,
                checksum.hex(),
                AppliedRow.RUNNING,
                "up",
                "");
    }

    /** Notes that a script begins whose row is there. */
    void beginAgain(Key key, String direction) {
        one(key, "state = 'running', direction = ?, journal = ''", direction);
    }

    void save(Key key, Journal journal) {
        one(key, "state = 'running', journal = ?", journal.format());
    }

    /** Notes that the script has failed, unless its row was taken back with its transaction. */
    void fail(Key key) {
        update(key, " and state = 'running'", "state = 'failed'");
    }

    /** Records that it is applied now, and whatever else its table has of it. */
    void apply(Key key, Duration duration, int parts, Checksum checksum, String more, Object... values) {
        var known = Stream.of(duration.toMillis(), parts, checksum.hex());
        one(
                key,
                IS_APPLIED + ", applied_at = now(), duration_ms = ?, parts = ?, checksum = ?" + more,
                Stream.concat(known, Stream.of(values)).toArray());
    }

    /** Records that it is applied as it was. */
    void keep(Key key) {
        one(key, IS_APPLIED);
    }

    void delete(Key key) {
        expectOne(
                key,
                this.session
                        .jdbc()
                        .sql("delete from %s where %s".formatted(this.table, key.condition()))
                        .params(key.values())
                        .update());
    }

    /** Changes the one row that must be there. */
    void one(Key key, String assignments, Object... values) {
        expectOne(key, update(key, "", assignments, values));
    }

    private int update(Key key, String more, String assignments, Object... values) {
        return this.session
                .jdbc()
                .sql("update %s set %s where %s%s".formatted(this.table, assignments, key.condition(), more))
                .params(Stream.concat(Stream.of(values), key.values().stream()).toList())
                .update();
    }

    private static void expectOne(Key key, int rows) {
        if (rows != 1) {
            throw AppliedRow.unusable("the history has no row of %s any more".formatted(key.name()));
        }
    }
}
