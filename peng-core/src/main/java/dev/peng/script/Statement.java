package dev.peng.script;

/**
 * One statement of a script.
 *
 * @param offset where it begins, as a UTF-16 index into the text of the script
 * @param sql the text to send: from its first to its last token, without the semicolon that ends it; comments and blanks
 *     between tokens are kept
 * @param command the keywords that name it, in upper case, such as {@code CREATE INDEX CONCURRENTLY}; empty if it does
 *     not begin with a word
 * @param transactionality what it means to the transaction around it
 */
public record Statement(int offset, String sql, String command, Transactionality transactionality) {

    public Statement {
        if (offset < 0 || sql.isEmpty()) {
            throw new IllegalArgumentException("no such statement: '" + sql + "' at " + offset);
        }
    }

    /**
     * The UTF-16 index into the script for a position that the server gave. It counts characters from 1 (manual, section
     * 55.8, field {@code P}); one outside of the statement is moved to its nearest end, because an error report must not
     * fail.
     */
    public int offsetOfPosition(int position) {
        var characters = Math.min(Math.max(position, 1) - 1, sql.codePointCount(0, sql.length()));
        return offset + sql.offsetByCodePoints(0, characters);
    }
}
