package dev.peng.error;

/** What usually helps, by the SQLSTATE of a failure or its class (manual, appendix A). */
final class Advice {

    private Advice() {}

    /** A sentence with a blank before it, or nothing. */
    static String on(String sqlState) {
        var advice = ofCode(sqlState);
        advice = advice.isEmpty() && sqlState.length() == 5 ? ofClass(sqlState.substring(0, 2)) : advice;
        return advice.isEmpty() ? "" : " " + advice;
    }

    private static String ofCode(String sqlState) {
        return switch (sqlState) {
            case "42P01", "42703", "42883", "42704", "3F000" ->
                "What it names must be made by an earlier migration, and found on the search_path, which is reset for"
                        + " each script.";
            case "42P07", "42710", "42701", "42723", "42P06" ->
                "What it makes is there already: if somebody has made it by hand, take that away or note it with force.";
            case "42501" -> "Grant the right to the role that runs migrations, or let the owner run them.";
            case "55P03", "40P01" ->
                "Another session holds what it needs: try again when that is done, or allow more time by"
                        + " -- peng:lock-timeout.";
            case "57014" -> "If it needs more time, say so by -- peng:statement-timeout.";
            case "25001" -> "If it cannot run in a transaction, write -- peng:transaction off above the script.";
            case "55P04" -> "A new label can be used only when its transaction has ended: use it in a later migration.";
            case "25006" -> "The server or the session is read-only: connect to the primary.";
            default -> "";
        };
    }

    private static String ofClass(String sqlClass) {
        return switch (sqlClass) {
            case "23" -> "The data break a rule: mend them in the same migration first, or in one before it.";
            case "53" -> "The server is short of something: disk, memory or connections.";
            default -> "";
        };
    }
}
