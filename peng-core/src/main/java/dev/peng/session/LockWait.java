package dev.peng.session;

import dev.peng.error.LockHolder;
import dev.peng.error.LockTimeoutException;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Polls for the lock:
 *
 * <ol>
 *   <li>try to take it; if it is free, it is ours;
 *   <li>if the time is up, say who holds it and give up;
 *   <li>pause;
 *   <li>if the work has been done meanwhile, there is no need for the lock.
 * </ol>
 */
final class LockWait {

    private final LockSettings settings;
    private final BooleanSupplier stillNeeded;
    private final BiConsumer<@Nullable LockHolder, Duration> waiting;
    private final long start = System.nanoTime();
    private Duration nextReport = Duration.ZERO;

    LockWait(LockSettings settings, BooleanSupplier stillNeeded, BiConsumer<@Nullable LockHolder, Duration> waiting) {
        this.settings = settings;
        this.stillNeeded = stillNeeded;
        this.waiting = waiting;
    }

    /** Whether the lock was taken; otherwise it is not needed any more. */
    boolean take(AdvisoryLock lock) {
        while (!lock.tryToTake()) {
            var holder = lock.holder().orElse(null);
            var waited = Duration.ofNanos(System.nanoTime() - this.start);
            if (waited.compareTo(this.settings.timeout()) >= 0) {
                throw new LockTimeoutException(holder, this.settings.timeout());
            }
            report(holder, waited);
            pause(holder, this.settings.timeout().minus(waited));
            if (!this.stillNeeded.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }

    // At once, then after 1, 3, 7, 15 … seconds: a long wait fills no log.
    private void report(@Nullable LockHolder holder, Duration waited) {
        if (waited.compareTo(this.nextReport) >= 0) {
            this.waiting.accept(holder, waited);
            this.nextReport = waited.multipliedBy(2).plusSeconds(1);
        }
    }

    private void pause(@Nullable LockHolder holder, Duration left) {
        var interval = this.settings.pollInterval();
        try {
            Thread.sleep((left.compareTo(interval) < 0 ? left : interval).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LockTimeoutException.interrupted(holder);
        }
    }
}
