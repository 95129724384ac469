package dev.peng.query;

import dev.peng.error.Problem;
import java.util.List;

/**
 * The queries of all files.
 *
 * @param queries those that can be run, in the order of their names
 * @param problems why others cannot; they are in nobody's way
 */
public record QuerySet(List<NamedQuery> queries, List<Problem> problems) {

    public QuerySet {
        queries = List.copyOf(queries);
        problems = List.copyOf(problems);
    }
}
