package dev.peng.error;

import org.jspecify.annotations.Nullable;

/** Everything that peng throws. All data are fields of the subclasses; the message says all of it in words. */
public abstract sealed class PengException extends RuntimeException
        permits ConfigurationException,
                DatabaseException,
                LockTimeoutException,
                ProblemsException,
                QueryFailedException,
                StepFailedException,
                UnexpectedException,
                WaitTimeoutException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    PengException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The stable name of what went wrong. */
    public ErrorCode code() {
        return this.code;
    }

    /** What to do next, in whole sentences. */
    public abstract String action();
}
