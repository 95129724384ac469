package dev.peng.comparison.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The page that says what was seen: tables with a row per test, each between the marks of its name. */
public final class Page {

    private static final Path FILE = Path.of("..", "docs", "comparison.md");
    private static final boolean WRITE = Boolean.getBoolean("comparison.write");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*");

    private Page() {}

    /** Looks whether a table has such a line; with {@code -Dcomparison.write=true}, puts it there. */
    static void row(String table, int number, String line) {
        if (WRITE) {
            var lines = rows(section(table));
            lines.put(number, line);
            replace(table, String.join("\n", lines.values()));
        } else if (!line.equals(rows(section(table)).get(number))) {
            throw new AssertionError("row %d of the table %s in docs/comparison.md is not what was seen: %s"
                    .formatted(number, table, line));
        }
    }

    /** The numbers of all rows of the page. */
    public static Collection<Integer> numbers() {
        return rows(read()).keySet();
    }

    /** What stands between the marks of this name. */
    public static String section(String name) {
        var text = read();
        return text.substring(begin(name, text), end(name, text)).strip();
    }

    /** Puts something else there if the page is to be written. */
    public static void writeSection(String name, String content) {
        if (WRITE) {
            replace(name, content);
        }
    }

    private static TreeMap<Integer, String> rows(String text) {
        var rows = new TreeMap<Integer, String>();
        text.lines().map(ROW::matcher).filter(row -> row.matches()).forEach(row -> {
            if (rows.put(Integer.valueOf(row.group(1)), row.group()) != null) {
                throw new AssertionError("docs/comparison.md has two rows " + row.group(1));
            }
        });
        return rows;
    }

    private static void replace(String name, String content) {
        var text = read();
        var heading = name.equals("versions") ? "" : "| | | peng | Flyway | Liquibase |\n|--:|---|---|---|---|\n";
        var written = text.substring(0, begin(name, text)) + "\n\n" + heading + content + "\n\n"
                + text.substring(end(name, text));
        try {
            Files.writeString(FILE, written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int begin(String name, String text) {
        var mark = "<!-- " + name + ": begin -->";
        return at(mark, text) + mark.length();
    }

    private static int end(String name, String text) {
        return at("<!-- " + name + ": end -->", text);
    }

    private static int at(String mark, String text) {
        var place = text.indexOf(mark);
        if (place < 0) {
            throw new AssertionError("docs/comparison.md has no " + mark);
        }
        return place;
    }

    private static String read() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
