package dev.peng.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Rows whose columns stand below each other. */
public final class Table {

    private static final String GAP = "  ";

    private static final int NARROWEST = 8;

    private final List<List<String>> rows = new ArrayList<>();
    private final Set<String> cut = new HashSet<>();

    /** With a first line of names. */
    public Table(String... names) {
        this.rows.add(List.of(names));
    }

    /** One more line. */
    public void add(Object... cells) {
        this.rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    /** Columns whose cells can be cut where there is no room for all. */
    public Table cutting(String... names) {
        this.cut.addAll(List.of(names));
        return this;
    }

    /**
     * All of it.
     *
     * @param width columns of the terminal
     * @param ellipsis what stands for the rest of a cell that is cut
     */
    List<String> lines(int width, String ellipsis) {
        var widths =
                IntStream.range(0, this.rows.get(0).size()).map(this::width).toArray();
        while (IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) > width && narrow(widths)) {}
        return this.rows.stream().map(row -> line(row, widths, ellipsis)).toList();
    }

    private int width(int column) {
        return this.rows.stream()
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }

    // Takes one from the widest.
    private boolean narrow(int[] widths) {
        var widest = IntStream.range(0, widths.length)
                .filter(column -> this.cut.contains(this.rows.get(0).get(column)) && widths[column] > NARROWEST)
                .reduce((one, other) -> widths[one] < widths[other] ? other : one);
        widest.ifPresent(column -> widths[column]--);
        return widest.isPresent();
    }

    private static String line(List<String> row, int[] widths, String ellipsis) {
        var line = new StringBuilder();
        for (var i = 0; i < widths.length; i++) {
            var cell = cell(row.get(i), widths[i], ellipsis);
            line.append(i == 0 ? "" : GAP).append(cell).append(" ".repeat(widths[i] - cell.length()));
        }
        return line.toString().stripTrailing();
    }

    private static String cell(String text, int width, String ellipsis) {
        return text.length() <= width ? text : text.substring(0, width - ellipsis.length()) + ellipsis;
    }
}
