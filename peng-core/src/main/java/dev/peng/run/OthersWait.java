package dev.peng.run;

import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.WaitTimeoutException;
import dev.peng.event.PengEvent.LockWaiting;
import dev.peng.event.PengListener;
import dev.peng.event.Verb;
import dev.peng.run.Outlook.Sight;
import dev.peng.session.LockSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until others have done the work:
 *
 * <ol>
 *   <li>look; if nothing is left to do, that was it;
 *   <li>if the files alone stand in the way, say so: nobody will mend them;
 *   <li>if nobody has been at work for too long, say what is missing and give up;
 *   <li>pause.
 * </ol>
 */
final class OthersWait {

    private static final Logger log = LoggerFactory.getLogger(OthersWait.class);

    private final Supplier<Sight> looking;
    private final LockSettings settings;
    private final PengListener listener;
    private final long start = System.nanoTime();
    private long atWorkAt = this.start;
    private Duration nextReport = Duration.ZERO;
    private boolean hasSeen;

    OthersWait(Supplier<Sight> looking, LockSettings settings, PengListener listener) {
        this.looking = looking;
        this.settings = settings;
        this.listener = listener;
    }

    void await() {
        var sight = look();
        while (!sight.outstanding().isEmpty()) {
            if (sight.isHopeless()) {
                throw ProblemsException.outstanding(sight.outstanding());
            }
            var left = this.settings.timeout().minus(idle(sight));
            if (left.isNegative() || left.isZero()) {
                throw new WaitTimeoutException(since(this.start), sight.outstanding());
            }
            report(sight);
            pause(sight.outstanding(), left);
            sight = look();
        }
        log.info("nothing is left to do after {} s", since(this.start).toSeconds());
    }

    // A server that restarts, or rights that come with a migration, are waited for like the rest.
    private Sight look() {
        try {
            var sight = this.looking.get();
            this.hasSeen = true;
            return sight;
        } catch (DatabaseException e) {
            if (!this.hasSeen && e.code() == ErrorCode.CONNECTION_FAILED) {
                throw e;
            }
            var problem = new Problem(e.code(), String.valueOf(e.getMessage()), e.action());
            return new Sight(List.of(problem), false, Optional.empty());
        }
    }

    private Duration idle(Sight sight) {
        if (sight.holder().isPresent()) {
            this.atWorkAt = System.nanoTime();
        }
        return since(this.atWorkAt);
    }

    // At once, then after 1, 3, 7, 15 … seconds: a long wait fills no log.
    private void report(Sight sight) {
        var waited = since(this.start);
        if (waited.compareTo(this.nextReport) >= 0) {
            log.info("waiting for another process, {}: {}", who(sight), what(sight.outstanding()));
            this.listener.onEvent(new LockWaiting(Verb.WAIT, sight.holder().orElse(null), waited));
            this.nextReport = waited.multipliedBy(2).plusSeconds(1);
        }
    }

    private static String who(Sight sight) {
        return sight.holder().map(holder -> holder + " is at work").orElse("nobody is at work");
    }

    private static String what(List<Problem> outstanding) {
        return outstanding.stream().map(Problem::message).collect(Collectors.joining("; "));
    }

    private void pause(List<Problem> outstanding, Duration left) {
        var interval = this.settings.pollInterval();
        try {
            Thread.sleep((left.compareTo(interval) < 0 ? left : interval).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WaitTimeoutException.interrupted(outstanding);
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
