package dev.peng.local;

import org.jspecify.annotations.Nullable;

/** A local PostgreSQL could not be started, or refused to do what was asked. The message says what to do about it. */
public final class LocalPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong, stable for programs. */
    public enum Reason {
        /** No binaries for this platform and version on the class path. */
        MISSING_BINARIES,
        /** Another live process owns the data directory. */
        IN_USE,
        /** The data directory was made by another major version. */
        OTHER_VERSION,
        /** The data directory is something else, or not whole. */
        BROKEN_DATA_DIRECTORY,
        /** A container was asked for, and no Docker engine answers. */
        NO_DOCKER,
        /** A setting cannot be read, or contradicts another. */
        BAD_SETTING,
        /** The server did not start. */
        NOT_STARTED,
        /** The server runs, but a statement failed. */
        STATEMENT_FAILED
    }

    private final Reason reason;

    LocalPostgresException(Reason reason, String message) {
        this(reason, message, null);
    }

    LocalPostgresException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /**
     * What went wrong.
     *
     * @return the reason, never null
     */
    public Reason reason() {
        return reason;
    }
}
