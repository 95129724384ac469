package dev.peng.error;

/**
 * The statement that failed, as the author of the script knows it.
 *
 * @param place where the fault is: the character that the server names, else the beginning of the statement
 * @param line the text of that line
 * @param sql the statement as it was sent
 */
public record FailedStatement(Place place, String line, String sql) {

    /** The line with a caret below the column. */
    public String excerpt() {
        var caret = new StringBuilder();
        line.codePoints().limit(Math.max(0, place.column() - 1)).forEach(c -> caret.append(c == '\t' ? '\t' : ' '));
        return "    %s%n    %s^".formatted(line, caret);
    }
}
