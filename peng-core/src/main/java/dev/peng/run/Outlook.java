package dev.peng.run;

import dev.peng.error.LockHolder;
import dev.peng.error.PengException;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.UnexpectedException;
import dev.peng.error.WaitTimeoutException;
import dev.peng.event.PengEvent.RunFailed;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengListener;
import dev.peng.event.Verb;
import dev.peng.session.LockSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tasks would have to do, for somebody who is not to do it: nothing is written, no table is made, and no lock is taken. Files are
 * read once, the history each time, on a connection that is borrowed for the look alone. Belongs to one thread.
 */
public final class Outlook {

    private static final Logger log = LoggerFactory.getLogger(Outlook.class);

    private final List<? extends Task<?>> tasks;
    private final Runner runner;
    private final LockSettings settings;
    private final PengListener listener;

    Outlook(List<? extends Task<?>> tasks, Runner runner, LockSettings settings, PengListener listener) {
        this.tasks = List.copyOf(tasks);
        this.runner = runner;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * What is still to be done or stands in the way of it, as the settings have it; nothing if a run would have nothing to do. What runs each
     * time does not count. No listener hears of it.
     *
     * @throws dev.peng.error.DatabaseException if the database or its history cannot be read
     */
    public List<Problem> outstanding() {
        return look().outstanding();
    }

    /**
     * Looks once whether nothing is left to do.
     *
     * @throws ProblemsException if something is, naming all of it
     * @throws dev.peng.error.DatabaseException if the database or its history cannot be read
     */
    public void validate() {
        tell(Verb.VALIDATE, () -> {
            var outstanding = outstanding();
            if (!outstanding.isEmpty()) {
                throw ProblemsException.outstanding(outstanding);
            }
            log.info("nothing is left to do");
        });
    }

    /**
     * Waits until nothing is left to do, because another process has done it; asks as often as the settings of the lock say. The
     * time in which another run holds the lock does not count.
     *
     * @throws ProblemsException if something is wrong with the files, which no other process will mend
     * @throws WaitTimeoutException if nobody has done it in time, or the thread was interrupted
     * @throws dev.peng.error.DatabaseException if the database cannot be reached at the first look
     */
    public void await() {
        tell(Verb.WAIT, () -> new OthersWait(this::look, this.settings, this.listener).await());
    }

    private Sight look() {
        return this.runner.read(history -> {
            var plans =
                    this.tasks.stream().<RunPlan>map(task -> task.plan(history)).toList();
            var outstanding =
                    plans.stream().flatMap(Outlook::outstanding).distinct().toList();
            return new Sight(
                    outstanding,
                    plans.stream().anyMatch(RunPlan::isHopeless),
                    outstanding.isEmpty() ? Optional.empty() : history.holder());
        });
    }

    private static Stream<Problem> outstanding(RunPlan plan) {
        return Stream.concat(plan.problems().stream(), plan.pending().stream());
    }

    /**
     * What one look has shown.
     *
     * @param outstanding what is still to be done, or stands in the way of it
     * @param isHopeless whether nobody else can do it
     * @param holder who is at work
     */
    record Sight(List<Problem> outstanding, boolean isHopeless, Optional<LockHolder> holder) {}

    private void tell(Verb verb, Runnable work) {
        var start = System.nanoTime();
        try {
            work.run();
            this.listener.onEvent(new RunFinished(verb, 0, Duration.ofNanos(System.nanoTime() - start)));
        } catch (PengException e) {
            this.listener.onEvent(new RunFailed(verb, e));
            throw e;
        } catch (RuntimeException | Error e) {
            var failure = new UnexpectedException(e);
            this.listener.onEvent(new RunFailed(verb, failure));
            throw failure;
        }
    }
}
