package dev.peng.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that had something to do.
 *
 * @param id its number
 * @param verb what it was asked to do
 * @param actor who has asked for it, or the user of the database
 * @param application the application that ran it, {@code ""} if it has no name
 * @param startedAt when it began
 * @param finishedAt when it ended; none if it still runs, or was killed
 * @param from the version before it, if any
 * @param to the version that it was to reach, if any
 * @param outcome {@code running}, {@code done} or {@code failed}
 */
public record RunRow(
        long id,
        String verb,
        String actor,
        String application,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String from,
        @Nullable String to,
        String outcome) {

    static RunRow read(ResultSet row) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new RunRow(
                row.getLong("id"),
                row.getString("verb"),
                row.getString("actor"),
                row.getString("application"),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("from_version"),
                row.getString("to_version"),
                row.getString("outcome"));
    }
}
