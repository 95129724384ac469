package dev.peng.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Another run held the lock for longer than this one was willing to wait. Nothing was run. */
public final class LockTimeoutException extends PengException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable LockHolder holder;

    public LockTimeoutException(@Nullable LockHolder holder, Duration waited) {
        this("the lock was not free within %.1f s: another run holds it".formatted(waited.toMillis() / 1000.0), holder);
    }

    private LockTimeoutException(String message, @Nullable LockHolder holder) {
        super(ErrorCode.LOCK_TIMEOUT, holder == null ? message : message + ", " + holder, null);
        this.holder = holder;
    }

    /** The thread was interrupted before the lock was free. */
    public static LockTimeoutException interrupted(@Nullable LockHolder holder) {
        return new LockTimeoutException("interrupted while waiting for the lock: another run holds it", holder);
    }

    /** Who holds it, if the server tells. */
    public @Nullable LockHolder holder() {
        return this.holder;
    }

    @Override
    public String action() {
        return "Wait until that run has ended, or raise peng.run-lock.timeout. If it is stuck, end it with"
                + (this.holder == null
                        ? " pg_terminate_backend."
                        : " select pg_terminate_backend(" + this.holder.pid() + ").");
    }
}
