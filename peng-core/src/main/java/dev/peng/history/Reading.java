package dev.peng.history;

import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.session.ServerErrors;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;

/** Reads tables that may not be there yet, or not have all columns yet. */
final class Reading {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_SCHEMA = "3F000";
    private static final String UNDEFINED_COLUMN = "42703";

    private Reading() {}

    /** The rows by the first query, by the second if a column is missing, none if the table is. */
    static <T> List<T> rows(Supplier<List<T>> query, Supplier<List<T>> withFewerColumns) {
        try {
            return query.get();
        } catch (DataAccessException e) {
            return switch (sqlState(e)) {
                case UNDEFINED_TABLE, UNDEFINED_SCHEMA -> List.of();
                case UNDEFINED_COLUMN -> rows(withFewerColumns, List::of);
                default -> throw failed("the history cannot be read", e);
            };
        }
    }

    static DatabaseException failed(String message, NestedRuntimeException e) {
        return new DatabaseException(
                ErrorCode.HISTORY_FAILED,
                message,
                "Grant this role the rights on the history tables (docs/history.md lists them), or set peng.schema to a"
                        + " schema of its own.",
                ServerErrors.of(e).orElse(null),
                e);
    }

    private static String sqlState(DataAccessException e) {
        return ServerErrors.sqlException(e).map(SQLException::getSQLState).orElse("");
    }
}
