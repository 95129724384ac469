package dev.peng.cli.output;

import dev.peng.query.QueryResult;
import dev.peng.session.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows for people: a table, and how many they are. */
public final class RowTable {

    /** Ends of lines would break the table, and others could give commands to the terminal. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private RowTable() {}

    /** All lines of it. */
    public static List<String> lines(QueryResult result, Screen screen) {
        if (result.columns().isEmpty()) {
            return List.of(count(result.changed()) + " changed");
        }
        var names = result.columns().stream()
                .map(ResultColumn::name)
                .map(RowTable::cell)
                .toArray(String[]::new);
        var table = new Table(names).cutting(names);
        result.rows().forEach(row -> table.add(row.stream().map(RowTable::cell).toArray()));
        var lines = new ArrayList<>(screen.lines(table));
        lines.add("");
        lines.add(count(result.rows().size()) + (result.truncated() ? ", and there are more: --limit shows them" : ""));
        return lines;
    }

    private static String cell(@Nullable String value) {
        return value == null ? "" : CONTROL.matcher(value).replaceAll(" ");
    }

    private static String count(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }
}
