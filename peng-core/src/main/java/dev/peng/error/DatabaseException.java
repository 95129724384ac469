package dev.peng.error;

import org.jspecify.annotations.Nullable;

/** The database cannot be used: no connection, a lost one, or history tables that cannot be made, read or written. */
public final class DatabaseException extends PengException {

    private static final long serialVersionUID = 1L;

    private final String action;
    private final transient @Nullable ServerError serverError;

    public DatabaseException(
            ErrorCode code,
            String message,
            String action,
            @Nullable ServerError serverError,
            @Nullable Throwable cause) {
        super(code, serverError == null ? message : message + System.lineSeparator() + serverError, cause);
        this.action = action;
        this.serverError = serverError;
    }

    /** What the server said, if it was the server. */
    public @Nullable ServerError serverError() {
        return this.serverError;
    }

    @Override
    public String action() {
        return this.action;
    }
}
