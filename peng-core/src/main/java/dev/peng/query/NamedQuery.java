package dev.peng.query;

import java.util.List;

/**
 * A query that can be run by its name.
 *
 * @param name that of its file, without {@code .sql}
 * @param description what it is for; empty if its header does not say so
 * @param parameters what it wants to be given, in the order of the header
 * @param write whether it writes: then it runs only for somebody who says that it may
 * @param file where it stands
 */
public record NamedQuery(String name, String description, List<QueryParameter> parameters, boolean write, String file) {

    public NamedQuery {
        parameters = List.copyOf(parameters);
    }
}
