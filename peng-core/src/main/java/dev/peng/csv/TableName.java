package dev.peng.csv;

import dev.peng.session.Identifier;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a table, with its schema or without one, as it is written: upper case counts.
 *
 * @param schema {@code ""} if the search path decides
 * @param name without the schema
 */
record TableName(String schema, String name) {

    private static final String PART = "(\"(?:[^\"]|\"\")+\"|[^.\"]+)";
    private static final Pattern FORM = Pattern.compile("(?:" + PART + "\\.)?" + PART);

    /** A part may stand in double quotes, as in SQL, for instance because it has a dot. */
    static Optional<TableName> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new TableName(form.group(1) == null ? "" : unquoted(form.group(1)), unquoted(form.group(2))))
                : Optional.empty();
    }

    /** For a statement. */
    String quoted() {
        return schema.isEmpty() ? Identifier.quote(name) : Identifier.quote(schema, name);
    }

    private static String unquoted(String part) {
        return part.startsWith("\"") ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }

    /** For people. */
    @Override
    public String toString() {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
