package dev.peng.script;

import dev.peng.error.Place;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One statement of a script.
 *
 * @param offset where it begins, in bytes of UTF-8 from the beginning of the script
 * @param place the same in lines and columns
 * @param sql the text to send: from its first to its last token, without the semicolon that ends it; comments and blanks
 *     between tokens are kept, placeholders have their values
 * @param command the keywords that name it, in upper case, such as {@code CREATE INDEX CONCURRENTLY}; empty if it does
 *     not begin with a word
 * @param transactionality what it means to the transaction around it
 * @param answer what the server may send for it
 */
public record Statement(
        long offset, Place place, String sql, String command, Transactionality transactionality, Answer answer) {

    /** What they do ends with their transaction. */
    static final Set<String> UNTIL_COMMIT = Set.of("SET LOCAL", "SET CONSTRAINTS", "LOCK", "DECLARE");

    private static final Pattern TEMPORARY =
            Pattern.compile("^create\\s+(?:(?:global|local)\\s+)?temp(?:orary)?\\s", Pattern.CASE_INSENSITIVE);

    private static final Pattern ON_COMMIT =
            Pattern.compile("^create\\b.*\\son\\s+commit\\s", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern WITH_HOLD = Pattern.compile("\\bwith\\s+hold\\b", Pattern.CASE_INSENSITIVE);

    /** Whether it sets something for the session, and nothing else. */
    public boolean isSetting() {
        return command.equals("SET") || command.equals("RESET") || command.equals("SELECT SET_CONFIG");
    }

    /** A query in its place. */
    public Statement instead(String query) {
        return new Statement(offset, place, query, "SELECT", Transactionality.ALLOWED, Answer.ROWS);
    }

    /** Whether it makes something that ends with the session and that statements behind it may need. */
    public boolean makesSomethingOfTheSession() {
        return command.equals("PREPARE")
                || command.equals("DECLARE") && WITH_HOLD.matcher(sql).find()
                || TEMPORARY.matcher(sql).find();
    }

    /** Whether it certainly leaves the session as it was: it defines something, and runs nothing that somebody has written. */
    public boolean isDefinition() {
        return Definitions.contain(this);
    }

    /** Whether what it does ends with its transaction. */
    boolean lastsForItsTransaction() {
        return UNTIL_COMMIT.contains(command) || ON_COMMIT.matcher(sql).find();
    }

    public Statement {
        if (offset < 0 || sql.isEmpty()) {
            throw new IllegalArgumentException("no such statement: '" + sql + "' at " + offset);
        }
    }
}
