package dev.peng.script;

import dev.peng.lexer.Lexer;

/**
 * Knows whether a semicolon stands inside the SQL body of a routine, where it ends no statement of the script.
 *
 * <p>By the grammar ({@code opt_routine_body} in {@code gram.y}) a body is {@code BEGIN ATOMIC (statement ;)* END} in
 * {@code CREATE [OR REPLACE] FUNCTION | PROCEDURE}. So it closes with the first {@code END} that follows a semicolon or
 * {@code ATOMIC} directly. {@code psqlscan.l} counts {@code BEGIN}, {@code CASE} and {@code END} instead, and is misled by
 * columns of these names.
 */
final class RoutineBody {

    private Stage stage = Stage.START;
    private long begin;

    /** Takes a word outside of parentheses. */
    void word(Lexer token) {
        this.stage = switch (this.stage) {
            case START -> token.is("create") ? Stage.CREATE : Stage.OTHER;
            case CREATE -> token.is("or") ? Stage.OR : kind(token);
            case OR -> token.is("replace") ? Stage.REPLACE : Stage.OTHER;
            case REPLACE -> kind(token);
            case ROUTINE -> routine(token);
            case BEGIN -> token.is("atomic") ? Stage.BETWEEN : routine(token);
            case BETWEEN -> token.is("end") ? Stage.ROUTINE : Stage.INSIDE;
            case INSIDE -> Stage.INSIDE;
            case OTHER -> Stage.OTHER;
        };
    }

    /** Takes a semicolon outside of parentheses. */
    void semicolon() {
        this.stage = isOpen() ? Stage.BETWEEN : this.stage;
    }

    /** Forgets the statement; another one begins. */
    void reset() {
        this.stage = Stage.START;
    }

    /** Takes any other token outside of parentheses. */
    void other() {
        this.stage = switch (this.stage) {
            case ROUTINE, BEGIN -> Stage.ROUTINE;
            case BETWEEN, INSIDE -> Stage.INSIDE;
            case START, CREATE, OR, REPLACE, OTHER -> Stage.OTHER;
        };
    }

    /** Whether the body has begun and not ended. */
    boolean isOpen() {
        return this.stage == Stage.BETWEEN || this.stage == Stage.INSIDE;
    }

    /** Where the body begins, while it is open. */
    long begin() {
        return this.begin;
    }

    private static Stage kind(Lexer token) {
        return token.is("function") || token.is("procedure") ? Stage.ROUTINE : Stage.OTHER;
    }

    private Stage routine(Lexer token) {
        if (!token.is("begin")) {
            return Stage.ROUTINE;
        }
        this.begin = token.start();
        return Stage.BEGIN;
    }

    private enum Stage {
        START,
        CREATE,
        OR,
        REPLACE,
        ROUTINE,
        BEGIN,
        BETWEEN,
        INSIDE,
        OTHER
    }
}
