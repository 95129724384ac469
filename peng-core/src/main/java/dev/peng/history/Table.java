package dev.peng.history;

import dev.peng.session.Identifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A history table as it was found. One made by peng for Go, or by another release, may lack columns.
 *
 * @param name with its schema, quoted
 * @param columns what it has; nothing if it is not there
 */
record Table(String name, Set<String> columns) {

    Table {
        columns = Set.copyOf(columns);
    }

    static Table of(String schema, TableLayout layout, Set<String> columns) {
        return new Table(Identifier.quote(schema, layout.name()), columns);
    }

    boolean exists() {
        return !columns.isEmpty();
    }

    /** The query for some columns, with what they stand for where they are missing. */
    String select(List<Selected> wanted) {
        return wanted.stream()
                .map(column -> (columns.contains(column.name()) ? column.expression() : column.otherwise()) + " as "
                        + column.name())
                .collect(Collectors.joining(", ", "select ", " from " + name));
    }

    /**
     * A column to be read.
     *
     * @param name its name
     * @param expression what to read
     * @param otherwise what to take if there is no such column
     */
    record Selected(String name, String expression, String otherwise) {

        static Selected of(String name, String otherwise) {
            return new Selected(name, name, otherwise);
        }
    }
}
