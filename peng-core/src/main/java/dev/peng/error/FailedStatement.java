package dev.peng.error;

/**
 * The statement that failed, as the author of the script knows it.
 *
 * @param place where the fault is: the character that the server names, else the beginning of the statement
 * @param before what stands before that character on its line, or the end of it
 * @param after that character and what follows it on its line, or the beginning of it
 * @param sql the statement as it was sent
 */
public record FailedStatement(Place place, String before, String after, String sql) {

    // A line of a data dump can be megabytes long.
    private static final int SHOWN = 80;

    /** The line, or what is around the character on a long one, with a caret below the character. */
    public String excerpt() {
        var from = Math.max(0, before.length() - SHOWN);
        var to = Math.min(after.length(), SHOWN);
        var left = (from == 0 ? "" : "…") + before.substring(from);
        var right = after.substring(0, to) + (to == after.length() ? "" : "…");
        return "    %s%s%n    %s^".formatted(left, right, blankened(left));
    }

    private static String blankened(String text) {
        var blanks = new StringBuilder();
        text.codePoints().forEach(c -> blanks.append(c == '\t' ? '\t' : ' '));
        return blanks.toString();
    }
}
