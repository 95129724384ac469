package dev.peng.session;

import dev.peng.error.LockHolder;
import dev.peng.error.LockTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Polls for the lock:
 *
 * <ol>
 *   <li>try to take it; if it is free, it is ours;
 *   <li>if the other run has been idle for too long, say who holds the lock and give up;
 *   <li>pause;
 *   <li>if the work has been done meanwhile, there is no need for the lock.
 * </ol>
 */
final class LockWait {

    private final LockSettings settings;
    private final BooleanSupplier stillNeeded;
    private final BiConsumer<@Nullable LockHolder, Duration> waiting;
    private final long start = System.nanoTime();
    private long idleSince = this.start;
    private @Nullable Instant lastActivity;
    private Duration nextReport = Duration.ZERO;

    LockWait(LockSettings settings, BooleanSupplier stillNeeded, BiConsumer<@Nullable LockHolder, Duration> waiting) {
        this.settings = settings;
        this.stillNeeded = stillNeeded;
        this.waiting = waiting;
    }

    /** Whether the lock was taken; otherwise it is not needed any more. */
    boolean take(AdvisoryLock lock) {
        return take(lock, lock::tryToTake);
    }

    /** The same with another way to try. */
    boolean take(AdvisoryLock lock, BooleanSupplier attempt) {
        while (!attempt.getAsBoolean()) {
            var holder = lock.holder();
            var seen = holder.map(AdvisoryLock.Holder::shown).orElse(null);
            var left = this.settings.timeout().minus(idle(holder));
            if (left.isNegative() || left.isZero()) {
                throw new LockTimeoutException(seen, this.settings.timeout());
            }
            report(seen, since(this.start));
            pause(seen, left);
            if (!this.stillNeeded.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }

    // A session whose state has changed since the last look was at work in between.
    private Duration idle(Optional<AdvisoryLock.Holder> holder) {
        var activity = holder.map(AdvisoryLock.Holder::lastActivity).orElse(null);
        var isAtWork = holder.filter(AdvisoryLock.Holder::isAtWork).isPresent()
                || !Objects.equals(activity, this.lastActivity);
        if (isAtWork && this.lastActivity != null && !this.settings.fixed()) {
            this.idleSince = System.nanoTime();
        }
        this.lastActivity = activity;
        return since(this.idleSince);
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

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
