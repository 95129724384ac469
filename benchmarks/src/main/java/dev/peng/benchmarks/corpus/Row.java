package dev.peng.benchmarks.corpus;

import org.jspecify.annotations.Nullable;

/** One row of the tables that the dumps fill. */
record Row(
        long id,
        String code,
        String amount,
        String madeAt,
        boolean open,
        @Nullable String note,
        String body) {

    static Row of(long id, Prose prose) {
        return new Row(
                id,
                "K-" + prose.between(1_000, 999_999),
                prose.amount(),
                prose.time(),
                prose.oneIn(2),
                prose.oneIn(5) ? null : prose.sentence(1, 5),
                prose.sentence(3, 20) + (prose.oneIn(20) ? "\n\tC:\\data\\" + id + ".csv" : ""));
    }

    /** As a line of {@code COPY}'s text format (manual, page of COPY). */
    String copyLine() {
        var nullable = note == null ? "\\N" : copyText(note);
        return String.join("\t", Long.toString(id), code, amount, madeAt, flag(), nullable, copyText(body)) + "\n";
    }

    /** As a line of a CSV file. */
    String csvLine() {
        return String.join(
                        ",", Long.toString(id), code, amount, madeAt, flag(), note == null ? "" : csv(note), csv(body))
                + "\n";
    }

    /** All values with a bar between them, for checksums. */
    String joined() {
        return String.join("|", Long.toString(id), code, amount, madeAt, flag(), note == null ? "" : note, body);
    }

    private String flag() {
        return open ? "t" : "f";
    }

    /** As {@code pg_dump --inserts} writes it. */
    String insert(String table) {
        return "INSERT INTO " + table + " VALUES (" + id + ", '" + code + "', " + amount + ", '" + madeAt + "', " + open
                + ", " + (note == null ? "NULL" : literal(note)) + ", " + literal(body) + ")";
    }

    private static String copyText(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String csv(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
