package dev.peng.query;

import dev.peng.session.DescribedColumn;
import java.util.List;

/**
 * A query with what the server says of it, for programs that write programs.
 *
 * @param query itself
 * @param sql as it is sent: with {@code ?} for each value, and a cast to its type around it
 * @param values the names of the parameters, in the order of the question marks; one may stand there twice
 * @param columns of its rows, not null only where no outer join and nothing like it can make them so; none if it does not answer with
 *     rows
 */
public record DescribedQuery(NamedQuery query, String sql, List<String> values, List<DescribedColumn> columns) {

    public DescribedQuery {
        values = List.copyOf(values);
        columns = List.copyOf(columns);
    }
}
