package dev.peng.run;

import dev.peng.error.Blocker;
import dev.peng.error.PengException;
import dev.peng.error.ServerError;
import dev.peng.session.ServerErrors;
import dev.peng.session.Session;
import dev.peng.session.StatementFailure;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.dao.DataAccessException;

/**
 * Tries a step, or a part of one, again while others stand in its way:
 *
 * <ol>
 *   <li>try;
 *   <li>if it failed for another reason, or too often, or for too long, that is its failure;
 *   <li>find out who stands in the way, and say so;
 *   <li>pause for a random time, of which the limit grows by half each time.
 * </ol>
 */
final class Attempts {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Set<String> DEADLOCK_OR_SERIALIZATION = Set.of("40P01", "40001");

    /** Where the server says that a lock was not free; {@code nowait} says so elsewhere. */
    private static final String LOCK_TIMEOUT = "ProcessInterrupts";

    private static final double GROWTH = 1.5;

    private final Session session;
    private final RetrySettings settings;
    private final Duration lockTimeout;
    private final RandomGenerator random;
    private final Listener listener;
    private Duration limit = Duration.ZERO;
    private Duration spent = Duration.ZERO;
    private List<Blocker> blockers = List.of();
    private int number = 1;

    /**
     * @param session knows who stands in the way
     * @param settings how often
     * @param lockTimeout how long a statement waits for a lock
     * @param random of the pauses
     * @param listener is told before each pause
     */
    Attempts(Session session, RetrySettings settings, Duration lockTimeout, RandomGenerator random, Listener listener) {
        this.session = session;
        this.settings = settings;
        this.lockTimeout = lockTimeout;
        this.random = random;
        this.listener = listener;
    }

    /**
     * Does the work.
     *
     * @param work leaves nothing in the database when it fails
     * @param cleaning takes away what it leaves in the session; sees to it that the lock is still held
     */
    void run(Runnable work, Runnable cleaning) {
        this.number = 1;
        this.limit = this.settings.initialInterval();
        while (true) {
            var start = System.nanoTime();
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                this.spent = this.spent.plus(waited(e, Duration.ofNanos(System.nanoTime() - start)));
                pauseOrThrow(e);
            }
            cleaning.run();
        }
    }

    /** How often the last work was tried. */
    int number() {
        return this.number;
    }

    /** Who stood in its way when it was given up. */
    List<Blocker> blockers() {
        return this.blockers;
    }

    private void pauseOrThrow(RuntimeException failure) {
        var error = ServerErrors.of(failure).filter(said -> isWorthATry(failure, said));
        if (error.isEmpty() || this.session.isLost()) {
            throw failure;
        }
        var held = blockersOf(failure);
        var pause = Duration.ofNanos(this.random.nextLong(this.limit.toNanos() + 1));
        this.spent = this.spent.plus(pause);
        if (this.number == this.settings.maxAttempts() || this.spent.compareTo(this.settings.maxDuration()) > 0) {
            this.blockers = held;
            throw failure;
        }
        this.listener.retrying(this.number, error.get(), held, pause);
        sleep(pause, failure);
        this.number++;
        this.limit = grown();
    }

    private static boolean isWorthATry(RuntimeException failure, ServerError said) {
        return !(failure instanceof PengException)
                && (DEADLOCK_OR_SERIALIZATION.contains(said.sqlState())
                        || said.sqlState().equals(LOCK_NOT_AVAILABLE)
                                && ServerErrors.routine(failure).equals(LOCK_TIMEOUT));
    }

    // How long it had worked before it came to the lock nobody knows, so no more than the timeout counts.
    private Duration waited(RuntimeException failure, Duration took) {
        if (!ServerErrors.routine(failure).equals(LOCK_TIMEOUT)) {
            return Duration.ZERO;
        }
        return took.compareTo(this.lockTimeout) > 0 ? this.lockTimeout : took;
    }

    private List<Blocker> blockersOf(RuntimeException failure) {
        var sql = failure instanceof StatementFailure statement
                ? statement.statement().sql()
                : null;
        try {
            return this.session.blockers(sql);
        } catch (DataAccessException e) {
            failure.addSuppressed(e);
            return List.of();
        }
    }

    private Duration grown() {
        var next = Duration.ofNanos((long) (this.limit.toNanos() * GROWTH));
        return next.compareTo(this.settings.maxInterval()) > 0 ? this.settings.maxInterval() : next;
    }

    private static void sleep(Duration pause, RuntimeException failure) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /** Hears that something failed and is going to be tried again. */
    interface Listener {
        void retrying(int attempt, ServerError error, List<Blocker> blockers, Duration pause);
    }
}
