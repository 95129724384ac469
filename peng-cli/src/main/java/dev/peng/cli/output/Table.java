package dev.peng.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows whose columns stand below each other. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** With a first line of names. */
    public Table(String... names) {
        this.rows.add(List.of(names));
    }

    /** One more line. */
    public void add(Object... cells) {
        this.rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    /** All of it. */
    public List<String> lines() {
        var widths =
                IntStream.range(0, this.rows.get(0).size()).map(this::width).toArray();
        return this.rows.stream().map(row -> line(row, widths)).toList();
    }

    private int width(int column) {
        return this.rows.stream()
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (var i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : GAP)
                    .append(row.get(i))
                    .append(" ".repeat(widths[i] - row.get(i).length()));
        }
        return line.toString().stripTrailing();
    }
}
