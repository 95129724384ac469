package dev.peng.history;

import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.event.Action;
import dev.peng.history.Table.Selected;
import dev.peng.history.TableLayout.Column;
import dev.peng.source.Checksum;
import dev.peng.source.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * What the history knows of an applied migration or seed.
 *
 * @param version its version, as it was written then
 * @param name its name
 * @param kind what it was made of
 * @param appliedAt when its transaction began, by the server's clock
 * @param duration how long it took
 * @param checksum of its script when it was applied
 * @param locked whether it is protected from being reverted
 * @param unfinished how far its script is, if that ended half way
 */
public record AppliedRow(
        Version version,
        String name,
        RowKind kind,
        Instant appliedAt,
        Duration duration,
        Checksum checksum,
        boolean locked,
        @Nullable Unfinished unfinished) {

    static final String APPLIED = "applied";
    static final String RUNNING = "running";
    static final String FAILED = "failed";

    /** What to read of either table. A table of peng for Go has the first five columns. */
    static final List<Selected> SELECTED = List.of(
            new Selected("version", "version::text", "null"),
            Selected.of("name", "''"),
            new Selected("applied_at", micros("applied_at::timestamptz"), micros("now()")),
            Selected.of("duration_ms", "0"),
            Selected.of("checksum", "''"),
            Selected.of("kind", "'sql'"),
            Selected.of("locked", "false"),
            Selected.of("state", "'" + APPLIED + "'"),
            Selected.of("direction", "null"),
            Selected.of("journal", "null"));

    private static final List<Column> COLUMNS = List.of(
            new Column("version", "text not null"),
            new Column("name", "text not null"),
            new Column("applied_at", "timestamptz not null default now()"),
            new Column("duration_ms", "bigint not null default 0"),
            new Column("checksum", "text not null default ''"),
            new Column("kind", "text not null default 'sql'"),
            new Column("applied_by", "text not null default session_user"),
            new Column("state", "text not null default 'applied'"),
            new Column("direction", "text"),
            new Column("journal", "text"),
            new Column("parts", "integer not null default 1"));

    static TableLayout layout(String table, List<Column> ofItsOwn, String key) {
        var columns = new ArrayList<>(COLUMNS);
        columns.addAll(ofItsOwn);
        return new TableLayout(table, columns, key);
    }

    static AppliedRow read(ResultSet row) throws SQLException {
        var checksum = row.getString("checksum");
        return new AppliedRow(
                version(row.getString("version")),
                row.getString("name"),
                RowKind.of(row.getString("kind")),
                Instant.EPOCH.plus(row.getLong("applied_at"), ChronoUnit.MICROS),
                Duration.ofMillis(row.getLong("duration_ms")),
                checksum == null ? Checksum.UNKNOWN : new Checksum(checksum),
                row.getBoolean("locked"),
                unfinished(row));
    }

    // Of a thousand times, the driver needs longer to read the text than the server to read the rows.
    private static String micros(String time) {
        return "(extract(epoch from %s) * 1000000)::bigint".formatted(time);
    }

    private static @Nullable Unfinished unfinished(ResultSet row) throws SQLException {
        var state = row.getString("state");
        if (state.equals(APPLIED)) {
            return null;
        }
        var action = "down".equals(row.getString("direction")) ? Action.REVERT : Action.APPLY;
        try {
            return new Unfinished(action, isFailed(state), Journal.parse(row.getString("journal")));
        } catch (RuntimeException e) {
            throw unusable(
                    "the history has a row whose state is \"" + state + "\" with a journal that peng did not write");
        }
    }

    private static boolean isFailed(String state) {
        return switch (state) {
            case RUNNING -> false;
            case FAILED -> true;
            default -> throw new IllegalArgumentException(state);
        };
    }

    /** A version of no type, so that it becomes what the column is: text, or a number in a table of peng for Go. */
    static SqlParameterValue parameter(Version version) {
        return new SqlParameterValue(Types.OTHER, version.toString());
    }

    private static Version version(String text) {
        try {
            return Version.of(text);
        } catch (IllegalArgumentException e) {
            throw unusable("the history has a row whose version is \"" + text + "\"");
        }
    }

    /** The failure of a history that somebody else has written to. */
    static DatabaseException unusable(String message) {
        return new DatabaseException(
                ErrorCode.HISTORY_FAILED,
                message,
                "Versions are digits, optionally dotted, each once: correct or delete the row by hand.",
                null,
                null);
    }
}
