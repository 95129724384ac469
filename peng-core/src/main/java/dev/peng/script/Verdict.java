package dev.peng.script;

import org.jspecify.annotations.Nullable;

/**
 * What a statement is.
 *
 * @param command the keywords that name it
 * @param transactionality what it means to the transaction around it
 * @param answer what the server may send for it
 * @param effect what it changes for the statements behind it; null if nothing that matters to reading
 */
record Verdict(
        String command,
        Transactionality transactionality,
        Answer answer,
        @Nullable Effect effect) {

    static Verdict done(String command) {
        return new Verdict(command, Transactionality.ALLOWED, Answer.DONE, null);
    }

    static Verdict rows(String command) {
        return new Verdict(command, Transactionality.ALLOWED, Answer.ROWS, null);
    }

    static Verdict forbidden(String command) {
        return new Verdict(command, Transactionality.FORBIDDEN, Answer.ROWS, null);
    }

    static Verdict forbiddenIf(boolean forbidden, String command) {
        return forbidden ? forbidden(command) : done(command);
    }

    Verdict answering(Answer answer) {
        return new Verdict(command, transactionality, answer, effect);
    }

    Verdict with(@Nullable Effect effect) {
        return new Verdict(command, transactionality, answer, effect);
    }

    /** What a statement changes for the reading of those behind it, or why it is refused. */
    sealed interface Effect {}

    /** Begins a transaction block. */
    record Begin(boolean hasOptions) implements Effect {}

    /** Ends a transaction block. */
    enum End implements Effect {
        COMMIT,
        ROLLBACK,
        CHAIN
    }

    /** Marks a savepoint, or gives one up. */
    record Savepoint(String name, boolean set) implements Effect {}

    /** Makes a type, the labels of which can be used at once. */
    record NewType(String name) implements Effect {}

    /** Adds a label to a type; it cannot be used before the transaction has ended. */
    record NewLabel(String type, String label) implements Effect {}

    /** Says how strings are read from here on. */
    record Backslashes(boolean escape) implements Effect {}

    /** Says how bytes are read from here on. */
    record Encoding(String name) implements Effect {}

    /** It is not taken. */
    record Refused(Refusal refusal) implements Effect {}
}
