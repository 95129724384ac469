package dev.peng.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Another run held the lock for longer than this one was willing to wait. Nothing was run. */
public final class LockTimeoutException extends PengException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable LockHolder holder;

    public LockTimeoutException(@Nullable LockHolder holder, Duration waited) {
        super(ErrorCode.LOCK_TIMEOUT, describe(holder, waited), null);
        this.holder = holder;
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

    private static String describe(@Nullable LockHolder holder, Duration waited) {
        return "the lock was not free within %s: another run holds it%s"
                .formatted(waited, holder == null ? "" : ", " + holder);
    }
}
