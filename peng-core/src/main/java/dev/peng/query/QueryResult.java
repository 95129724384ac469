package dev.peng.query;

import dev.peng.session.ResultColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query has answered, in memory.
 *
 * @param columns what each row has; none if the statement was not to answer with rows
 * @param rows for each column its value as PostgreSQL prints it, or null
 * @param truncated whether there are more rows than were wanted
 * @param changed how many rows were inserted, updated or deleted, if it was not to answer with rows
 */
public record QueryResult(
        List<ResultColumn> columns, List<List<@Nullable String>> rows, boolean truncated, long changed) {

    public QueryResult {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }
}
