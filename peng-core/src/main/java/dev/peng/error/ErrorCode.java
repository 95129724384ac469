package dev.peng.error;

/**
 * The stable name of everything that can go wrong. Codes are never renamed or given another meaning; the reference page
 * {@code docs/errors.md} explains each.
 */
public enum ErrorCode {
    /** A setting has a value that peng cannot use. */
    INVALID_CONFIGURATION(Category.USAGE),

    /** A location of files that does not exist. */
    MISSING_LOCATION(Category.PROBLEM),
    /** A {@code .sql} file whose name fits no pattern. */
    MISNAMED_FILE(Category.PROBLEM),
    /** Two files or beans claim the same version. */
    DUPLICATE_VERSION(Category.PROBLEM),
    /** A down file without its up file. */
    MISSING_UP(Category.PROBLEM),
    /** An up file without its down file. */
    MISSING_DOWN(Category.PROBLEM),
    /** A script without a single statement. */
    EMPTY_SCRIPT(Category.PROBLEM),
    /** A file that cannot be read, or is not UTF-8. */
    UNREADABLE_FILE(Category.PROBLEM),
    /** A Java migration or seed without a usable version and name. */
    UNNAMED_BEAN(Category.PROBLEM),
    /** A Java seed whose own words of when it runs cannot be used. */
    INVALID_BEAN(Category.PROBLEM),
    /** Text that PostgreSQL could not read either: an open quote, comment, dollar quote or parenthesis. */
    SYNTAX(Category.PROBLEM),
    /** {@code begin}, {@code commit}, {@code rollback} and their like in a script that peng runs in a transaction. */
    TRANSACTION_CONTROL(Category.PROBLEM),
    /** A statement that PostgreSQL refuses to run inside a transaction. */
    NOT_TRANSACTIONAL(Category.PROBLEM),
    /** A step in Java that is known, and can only be run by the application that has it. */
    NEEDS_APPLICATION(Category.PROBLEM),
    /** Something that a script may say to {@code psql} but not to peng, or not yet. */
    UNSUPPORTED(Category.PROBLEM),
    /** A {@code -- peng:} line that peng does not know, or that stands in the wrong place. */
    UNKNOWN_DIRECTIVE(Category.PROBLEM),
    /** A {@code -- peng:} line whose value cannot be used, or that has no place in its script. */
    INVALID_DIRECTIVE(Category.PROBLEM),
    /** A placeholder without a value, or with one that cannot stand there. */
    PLACEHOLDER(Category.PROBLEM),
    /** An applied file was edited afterwards. */
    CHANGED(Category.PROBLEM),
    /** A pending migration is older than the newest applied one. */
    OUT_OF_ORDER(Category.PROBLEM),
    /** An applied migration whose file is gone. */
    ORPHANED(Category.PROBLEM),
    /** A migration that cannot be reverted. */
    IRREVERSIBLE(Category.PROBLEM),
    /** A version that is in neither files nor history, or not where it would have to be. */
    UNKNOWN_VERSION(Category.PROBLEM),
    /** A migration or seed that is not applied, where somebody else should have done so. */
    PENDING(Category.PROBLEM),
    /** A migration that ended half way, and stands in the way of others. */
    UNFINISHED(Category.PROBLEM),
    /** A statement had begun when its run ended, and nobody can tell whether it was done. */
    UNCERTAIN(Category.PROBLEM),
    /** A migration that is protected from being reverted. */
    LOCKED(Category.PROBLEM),
    /** A name that several seeds have. */
    AMBIGUOUS_NAME(Category.PROBLEM),
    /** A seed was named that is not for the active profiles. */
    NOT_SELECTED(Category.PROBLEM),
    /** A pooler shares the connection, and the script needs one of its own. */
    POOLED(Category.PROBLEM),
    /** A line in the header of a query that cannot be used. */
    INVALID_HEADER(Category.PROBLEM),
    /** A parameter of a query that is declared and not used, or used and not declared; a value that is missing or unknown. */
    PARAMETER(Category.PROBLEM),
    /** A query of more than one statement. */
    SEVERAL_STATEMENTS(Category.PROBLEM),
    /** Two queries of the same name. */
    DUPLICATE_QUERY(Category.PROBLEM),
    /** A query was named that is not there. */
    UNKNOWN_QUERY(Category.PROBLEM),
    /** A query that writes, run by somebody who has not said that it may. */
    WRITES(Category.PROBLEM),
    /** More than one history table can be seen on the search path, or none can be made. */
    AMBIGUOUS_HISTORY(Category.PROBLEM),

    /** The server, or a Java step, refused a migration or seed while it ran. */
    STEP_FAILED(Category.FAILURE),
    /** The server refused a query. */
    QUERY_FAILED(Category.FAILURE),
    /** No connection, or a connection that cannot be used. */
    CONNECTION_FAILED(Category.FAILURE),
    /** The history tables cannot be made, read or written. */
    HISTORY_FAILED(Category.FAILURE),

    /** The server follows another one and cannot be written to. */
    STANDBY(Category.FAILURE),
    /** The server is of a version that peng does not support. */
    UNSUPPORTED_SERVER(Category.FAILURE),
    /** A script gave up the lock of its run. */
    LOCK_LOST(Category.FAILURE),
    /** Something that peng did not foresee. */
    UNEXPECTED(Category.FAILURE),

    /** Another run held the lock for longer than this one was willing to wait. */
    LOCK_TIMEOUT(Category.LOCK),
    /** Nobody has done in time what this process was to wait for. */
    WAIT_TIMEOUT(Category.LOCK);

    private final Category category;

    ErrorCode(Category category) {
        this.category = category;
    }

    /** The exit code of a process that ends because of this: 1 failed, 2 wrong usage, 3 problems, 4 lock timeout. */
    public int exitCode() {
        return this.category.exitCode;
    }

    /** Whether it is a problem of files and history together: waiting for another run may solve it. */
    public boolean dependsOnHistory() {
        return this == CHANGED
                || this == OUT_OF_ORDER
                || this == ORPHANED
                || this == IRREVERSIBLE
                || this == UNKNOWN_VERSION
                || this == LOCKED
                || this == PENDING
                || this == UNFINISHED
                || this == UNCERTAIN
                || this == POOLED;
    }

    private enum Category {
        FAILURE(1),
        USAGE(2),
        PROBLEM(3),
        LOCK(4);

        private final int exitCode;

        Category(int exitCode) {
            this.exitCode = exitCode;
        }
    }
}
