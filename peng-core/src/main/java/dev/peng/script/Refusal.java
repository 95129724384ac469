package dev.peng.script;

import dev.peng.error.ErrorCode;

/** Why peng does not take a statement that PostgreSQL would. */
enum Refusal {
    /** Session locks cannot be held by a prepared transaction, and it would outlive the script. */
    PREPARED_TRANSACTION(
            ErrorCode.UNSUPPORTED,
            "%s would take the transaction away from peng and release its lock",
            "Remove it: peng runs each script in a transaction of its own."),
    DISCARDS_LOCK(
            ErrorCode.UNSUPPORTED,
            "%s would release the lock that peng holds while it runs",
            "Remove it, or reset what you need one by one (reset all, deallocate all, discard temp)."),
    UNLOCKS(
            ErrorCode.UNSUPPORTED,
            "%s could release the lock that peng holds while it runs",
            "Remove it; pg_advisory_xact_lock needs no unlock."),
    BINARY_DATA(
            ErrorCode.UNSUPPORTED, "%s with binary data, which a script cannot hold", "Write the data as text or csv."),
    ENCODING(
            ErrorCode.UNSUPPORTED,
            "%s client_encoding to one that peng cannot read, or for the second time",
            "Remove it, and save the file as UTF-8."),
    /** The driver ends a connection whose dates it cannot read. */
    DATE_STYLE(
            ErrorCode.UNSUPPORTED,
            "%s datestyle to anything but ISO: the driver would end the connection",
            "Remove it, or format the dates with to_char."),
    CHAINED(
            ErrorCode.TRANSACTION_CONTROL,
            "%s: the next transaction would not be peng's",
            "Write commit, and begin where the next block begins."),
    NESTED_BEGIN(
            ErrorCode.TRANSACTION_CONTROL, "%s inside a transaction block", "Commit the block before, or remove it."),
    NO_BEGIN(
            ErrorCode.TRANSACTION_CONTROL,
            "%s without a begin in the same script",
            "Remove it: peng runs each script in a transaction of its own."),
    ROLLBACK(
            ErrorCode.TRANSACTION_CONTROL,
            "%s: what a script undoes by itself cannot be recorded as done",
            "Remove it, or roll back to a savepoint."),
    NO_COMMIT(
            ErrorCode.TRANSACTION_CONTROL,
            "%s without a commit in the same script",
            "Remove it, or write commit where the block ends."),
    OPEN_SAVEPOINT(ErrorCode.TRANSACTION_CONTROL, "%s that is never released", "Release it, or remove it."),
    CUT_OFF(
            ErrorCode.TRANSACTION_CONTROL,
            "%s, but the script is cut into several transactions behind it",
            "Put it and what needs it between begin and commit."),
    IN_BLOCK(
            ErrorCode.NOT_TRANSACTIONAL,
            "%s cannot run inside a transaction block",
            "Take it out of its begin and commit.");

    private final ErrorCode code;
    private final String message;
    private final String action;

    Refusal(ErrorCode code, String message, String action) {
        this.code = code;
        this.message = message;
        this.action = action;
    }

    ErrorCode code() {
        return this.code;
    }

    String message(String command) {
        return this.message.formatted(command);
    }

    String action() {
        return this.action;
    }
}
