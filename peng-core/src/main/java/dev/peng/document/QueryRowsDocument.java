package dev.peng.document;

import dev.peng.query.QueryResult;
import dev.peng.session.ResultColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a named query has answered.
 *
 * @param format of the document
 * @param command what was asked for
 * @param query its name
 * @param columns names and types; none if it was not to answer with rows
 * @param rows a value for each column, as PostgreSQL prints it, or null
 * @param truncated whether there are more rows
 * @param changed how many rows were inserted, updated or deleted, if it was not to answer with rows
 */
public record QueryRowsDocument(
        int format,
        String command,
        String query,
        List<ResultColumn> columns,
        List<List<@Nullable String>> rows,
        boolean truncated,
        long changed) {

    /** Of one run. */
    public static QueryRowsDocument of(String command, String query, QueryResult result) {
        return new QueryRowsDocument(
                Documents.FORMAT,
                command,
                query,
                result.columns(),
                result.rows(),
                result.truncated(),
                result.changed());
    }
}
