package dev.peng.error;

import java.time.Duration;
import java.util.List;

/** Nobody has done in time what this process was to wait for. It has touched nothing itself. */
public final class WaitTimeoutException extends PengException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> outstanding;

    /** Of at least one thing that is still to be done. */
    public WaitTimeoutException(Duration waited, List<Problem> outstanding) {
        this("no other process has finished within %.1f s".formatted(waited.toMillis() / 1000.0), outstanding);
    }

    private WaitTimeoutException(String message, List<Problem> outstanding) {
        super(ErrorCode.WAIT_TIMEOUT, message + "; still to be done:" + ProblemsException.lines(outstanding), null);
        this.outstanding = List.copyOf(outstanding);
    }

    /** The thread was interrupted while it waited. */
    public static WaitTimeoutException interrupted(List<Problem> outstanding) {
        return new WaitTimeoutException("interrupted while waiting for another process", outstanding);
    }

    /** What is still to be done, or stands in the way of it. */
    public List<Problem> outstanding() {
        return this.outstanding;
    }

    @Override
    public String action() {
        return "See why the process that is to migrate has not: it has to know the same files. Or raise"
                + " peng.run-lock.timeout.";
    }
}
