package dev.peng.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what a query answers, row by row, on the thread that runs it. What it throws ends the query and rolls back. */
public interface RowConsumer {

    /** What the rows have, before the first of them; not called if the statement has no rows to answer with. */
    void columns(List<ResultColumn> columns);

    /** A row: for each column its value as PostgreSQL prints it, or null. */
    void row(List<@Nullable String> values);
}
