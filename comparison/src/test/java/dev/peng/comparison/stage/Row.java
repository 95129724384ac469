package dev.peng.comparison.stage;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A row of a table of the page, to be filled with what the test has asserted before. */
public final class Row {

    private final String table;
    private final int number;
    private final String what;
    private final Map<Tool, String> cells = new EnumMap<>(Tool.class);

    private Row(String table, int number, String what) {
        this.table = table;
        this.number = number;
        this.what = what;
    }

    /**
     * @param table the name of its marks in the page
     * @param number its place, over all tables
     * @param what was done
     */
    public static Row of(String table, int number, String what) {
        return new Row(table, number, what);
    }

    /** What one did. The row is complete with the last of them. */
    public Row saw(Tool tool, String cell) {
        this.cells.put(tool, cell);
        if (this.cells.size() == Tool.values().length) {
            Page.row(this.table, this.number, line());
        }
        return this;
    }

    public Row peng(String cell) {
        return saw(Tool.PENG, cell);
    }

    public Row flyway(String cell) {
        return saw(Tool.FLYWAY, cell);
    }

    public Row liquibase(String cell) {
        return saw(Tool.LIQUIBASE, cell);
    }

    private String line() {
        return this.cells.values().stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| " + this.number + " | " + this.what + " | ", " |"));
    }
}
