package dev.peng.error;

import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL said. Only message and SQLSTATE are always there.
 *
 * @param sqlState the five characters of the manual's appendix A
 * @param message the primary message
 * @param detail more about it
 * @param hint what the server suggests
 * @param where the call stack inside the server, such as the function and its line
 */
public record ServerError(
        String sqlState,
        String message,
        @Nullable String detail,
        @Nullable String hint,
        @Nullable String where) {

    /** The lines of a report. */
    @Override
    public String toString() {
        return "ERROR %s: %s".formatted(sqlState, message)
                + line("Detail", detail)
                + line("Hint", hint)
                + line("Where", where);
    }

    private static String line(String label, @Nullable String text) {
        return text == null || text.isBlank() ? "" : System.lineSeparator() + label + ": " + text;
    }
}
