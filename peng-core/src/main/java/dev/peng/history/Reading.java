package dev.peng.history;

import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.history.Table.Selected;
import dev.peng.session.ServerErrors;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;

/** Reads tables that may not be there yet, or not have all columns yet. */
final class Reading {

    private static final String UNDEFINED_TABLE = "42P01";

    private Reading() {}

    /** All rows in one round trip; none, in none, if there is no table. */
    static <T> List<T> rows(JdbcOperations jdbc, Table table, RowMapper<T> mapper, Selected... more) {
        if (!table.exists()) {
            return List.of();
        }
        if (!table.columns().contains("version")) {
            throw AppliedRow.unusable("the table %s has no column version".formatted(table.name()));
        }
        try {
            return jdbc.query(
                    table.select(Stream.concat(AppliedRow.SELECTED.stream(), Stream.of(more))
                            .toList()),
                    mapper);
        } catch (DataAccessException e) {
            if (wasDropped(e)) {
                return List.of();
            }
            throw failed("the history cannot be read", e);
        }
    }

    static DatabaseException failed(String message, NestedRuntimeException e) {
        return new DatabaseException(
                ErrorCode.HISTORY_FAILED,
                message,
                "Grant this role usage on their schema and select, insert, update and delete on the history tables"
                        + " (create, where they are still to be made: docs/history.md), or set peng.schema to a schema of"
                        + " its own.",
                ServerErrors.of(e).orElse(null),
                e);
    }

    // A script can drop the whole schema.
    private static boolean wasDropped(DataAccessException e) {
        return ServerErrors.sqlException(e)
                .filter(cause -> UNDEFINED_TABLE.equals(cause.getSQLState()))
                .isPresent();
    }
}
