package dev.peng.benchmarks.frame;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells as Markdown: the first row is the heading, all columns but the first are numbers. */
public final class MarkdownTable {

    private MarkdownTable() {}

    /** The table, without a line end behind it. */
    public static String of(List<List<String>> rows) {
        var lines = new ArrayList<String>();
        rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
        lines.add(1, "|---|" + "--:|".repeat(rows.get(0).size() - 1));
        return String.join("\n", lines);
    }
}
