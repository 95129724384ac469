package dev.peng.error;

/**
 * The statement that failed, as the author of the script knows it.
 *
 * @param place where the fault is: the character that the server names, else the beginning of the statement
 * @param line the text of that line
 * @param sql the statement as it was sent
 */
public record FailedStatement(Place place, String line, String sql) {

    // A line of a data dump can be megabytes long.
    private static final int SHOWN_BEFORE = 80;
    private static final int SHOWN = 160;

    /** The line, or what is around the column of a long one, with a caret below the column. */
    public String excerpt() {
        var caret = line.offsetByCodePoints(0, Math.min(line.codePointCount(0, line.length()), place.column() - 1));
        var from = Math.max(0, caret - SHOWN_BEFORE);
        var to = Math.min(line.length(), from + SHOWN);
        var before = (from == 0 ? "" : "…") + line.substring(from, caret);
        var after = line.substring(caret, to) + (to == line.length() ? "" : "…");
        return "    %s%s%n    %s^".formatted(before, after, blankened(before));
    }

    private static String blankened(String text) {
        var blanks = new StringBuilder();
        text.codePoints().forEach(c -> blanks.append(c == '\t' ? '\t' : ' '));
        return blanks.toString();
    }
}
