package dev.peng.script;

import dev.peng.error.Place;

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

    /** Whether it sets something for the session, and nothing else. */
    public boolean isSetting() {
        return command.equals("SET") || command.equals("RESET") || command.equals("SELECT SET_CONFIG");
    }

    /** Another text in its place, which the server answers with no more than that it is done. */
    public Statement instead(String other) {
        return new Statement(offset, place, other, "SET LOCAL", Transactionality.ALLOWED, Answer.DONE);
    }

    public Statement {
        if (offset < 0 || sql.isEmpty()) {
            throw new IllegalArgumentException("no such statement: '" + sql + "' at " + offset);
        }
    }
}
