package dev.peng.history;

import dev.peng.session.Identifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a history table must have. A table that is not there is created; one that another release, or peng for Go, has
 * made gets the columns it lacks. Nothing is ever dropped, and it does no harm if another run has come first.
 */
record TableLayout(String name, List<Column> columns, String key) {

    /** A column whose definition suits a table that has rows already. */
    record Column(String name, String definition) {}

    Set<String> columnNames() {
        return columns.stream().map(Column::name).collect(Collectors.toSet());
    }

    /** The statement that makes the table right, or nothing if it is. */
    String statement(String schema, Set<String> existingColumns) {
        var missing = columns.stream()
                .filter(c -> !existingColumns.contains(c.name()))
                .toList();
        if (missing.isEmpty()) {
            return "";
        }
        var table = Identifier.quote(schema, name);
        return existingColumns.isEmpty() ? create(table) : extend(table, missing);
    }

    private String create(String table) {
        var definitions =
                columns.stream().map(c -> c.name() + " " + c.definition()).collect(Collectors.joining(", "));
        return "create table if not exists %s (%s, %s)".formatted(table, definitions, key);
    }

    private static String extend(String table, List<Column> missing) {
        var additions = missing.stream()
                .map(c -> "add column if not exists " + c.name() + " " + c.definition())
                .collect(Collectors.joining(", "));
        return "alter table %s %s".formatted(table, additions);
    }
}
