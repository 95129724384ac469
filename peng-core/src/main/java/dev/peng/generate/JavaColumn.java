package dev.peng.generate;

import dev.peng.session.DescribedColumn;

/**
 * A column of a query's rows as a component of a record.
 *
 * @param column of the query
 * @param type of it, or of its elements
 * @param number counted from 1
 */
record JavaColumn(DescribedColumn column, JavaType type, int number) {

    /** What PostgreSQL calls a column that has no name. */
    private static final String UNNAMED = "?column?";

    static JavaColumn of(DescribedColumn column, int number) {
        return new JavaColumn(column, JavaType.of(column.type()), number);
    }

    boolean isUnnamed() {
        return column.name().equals(UNNAMED) || name().isEmpty();
    }

    String name() {
        return JavaNames.member(column.name());
    }

    String imported() {
        return type.imported();
    }

    String declaration() {
        return (column.notNull() && !column.array() ? type.primitive() : element()) + " " + name();
    }

    /** Its type as an argument of another. */
    String element() {
        if (column.array()) {
            return (column.notNull() ? "" : "@Nullable ") + "List<" + nullable(type.name()) + ">";
        }
        return column.notNull() ? type.name() : nullable(type.name());
    }

    // Of an array, that is the array and not what is in it.
    private static String nullable(String name) {
        return name.endsWith("[]") ? name.replace("[]", " @Nullable []") : "@Nullable " + name;
    }

    /** How it is read from a row. */
    String read() {
        if (column.array()) {
            return "Elements.%s(row.getArray(%d), %s.class)"
                    .formatted(column.notNull() ? "of" : "orNull", number, type.name());
        }
        return !type.getter().isEmpty() && (column.notNull() || !type.isPrimitive())
                ? "row.%s(%d)".formatted(type.getter(), number)
                : "row.getObject(%d, %s.class)".formatted(number, type.name());
    }
}
