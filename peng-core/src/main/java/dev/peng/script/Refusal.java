package dev.peng.script;

import dev.peng.error.ErrorCode;

/** Why peng does not take a statement that PostgreSQL would. */
enum Refusal {
    TRANSACTION_CONTROL(
            ErrorCode.TRANSACTION_CONTROL,
            "%s: peng runs each script in a transaction of its own",
            "Remove it.",
            false),
    /** Session locks cannot be held by a prepared transaction, and it would outlive the script. */
    PREPARED_TRANSACTION(
            ErrorCode.UNSUPPORTED,
            "%s would take the transaction away from peng and release its lock",
            "Remove it: peng runs each script in a transaction of its own.",
            false),
    DISCARDS_LOCK(
            ErrorCode.UNSUPPORTED,
            "%s would release the lock that peng holds while it runs",
            "Remove it, or reset what you need one by one (reset all, deallocate all, discard temp).",
            false),
    UNLOCKS(
            ErrorCode.UNSUPPORTED,
            "%s could release the lock that peng holds while it runs",
            "Remove it; pg_advisory_xact_lock needs no unlock.",
            false),
    /** What follows is data, not SQL. */
    COPY_DATA(
            ErrorCode.UNSUPPORTED,
            "%s: peng cannot load COPY data yet",
            "Write insert statements (pg_dump --inserts makes them).",
            true),
    /** The driver ends a connection whose encoding is not its own. */
    ENCODING(
            ErrorCode.UNSUPPORTED,
            "%s client_encoding to anything but UTF8: the driver would end the connection",
            "Remove it, and save the file as UTF-8.",
            false),
    /** The driver ends a connection whose dates it cannot read. */
    DATE_STYLE(
            ErrorCode.UNSUPPORTED,
            "%s datestyle to anything but ISO: the driver would end the connection",
            "Remove it, or format the dates with to_char.",
            false),
    /** What follows is cut by other rules. */
    BACKSLASH_STRINGS(
            ErrorCode.UNSUPPORTED,
            "%s standard_conforming_strings off: peng reads strings as standard SQL does",
            "Remove it, and write strings with backslash escapes as E'…'.",
            true);

    private final ErrorCode code;
    private final String message;
    private final String action;
    private final boolean last;

    Refusal(ErrorCode code, String message, String action, boolean last) {
        this.code = code;
        this.message = message;
        this.action = action;
        this.last = last;
    }

    /** Whether what follows the statement cannot be read. */
    boolean isLast() {
        return this.last;
    }

    void addTo(Findings findings, int offset, String command) {
        findings.add(offset, this.code, this.message.formatted(command), this.action);
    }
}
