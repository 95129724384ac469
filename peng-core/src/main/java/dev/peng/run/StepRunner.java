package dev.peng.run;

import dev.peng.error.PengException;
import dev.peng.error.StepFailedException;
import dev.peng.error.StepFailedException.Remains;
import dev.peng.event.Action;
import dev.peng.event.PengEvent.StepFailed;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengEvent.StepStarted;
import dev.peng.event.PengListener;
import dev.peng.event.StepId;
import dev.peng.event.Verb;
import dev.peng.history.Unfinished;
import dev.peng.script.Script;
import dev.peng.session.ServerErrors;
import dev.peng.session.Session;
import dev.peng.session.StatementFailure;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the steps of one run, each in one transaction with its history row, tells the listeners, and turns what is thrown
 * into a {@link StepFailedException} that knows what was committed before.
 */
public final class StepRunner {

    private static final Logger log = LoggerFactory.getLogger(StepRunner.class);

    private final Session session;
    private final PengListener listener;
    private final Verb verb;
    private final int total;
    private final List<StepResult> done = new ArrayList<>();

    /**
     * @param session holds the lock
     * @param listener hears of each step
     * @param verb of the run
     * @param total how many steps there will be
     */
    StepRunner(Session session, PengListener listener, Verb verb, int total) {
        this.session = session;
        this.listener = listener;
        this.verb = verb;
        this.total = total;
    }

    /**
     * Runs one step.
     *
     * @param action what it does
     * @param step its name
     * @param work the script or the Java code
     * @param record writes the history row; gets the time since the beginning of the step
     * @throws StepFailedException if anything of it failed; all of it is rolled back
     */
    public void run(Action action, StepId step, Runnable work, Consumer<Duration> record) {
        var start = System.nanoTime();
        run(
                action,
                step,
                Remains.NOTHING,
                () -> this.session.transaction(() -> {
                    work.run();
                    this.session.restoreIdentity();
                    record.accept(since(start));
                }));
    }

    /**
     * Runs a step whose script has several parts, or one that cannot run in a transaction.
     *
     * @param action what it does
     * @param step its name
     * @param script the script
     * @param unfinished how far it is; null if it has not begun
     * @param memory keeps how far it is
     * @throws StepFailedException if a part failed; those before it stay done
     * @throws dev.peng.error.ProblemsException if a part that is done was edited, or cannot be gone on with
     */
    public void runInParts(Action action, StepId step, Script script, @Nullable Unfinished unfinished, Memory memory) {
        run(action, step, Remains.PARTS, () -> {
            try {
                new PartRunner(this.session, script, unfinished, memory).run();
            } catch (RuntimeException | Error e) {
                failQuietly(memory, e);
                throw e;
            }
        });
    }

    private void run(Action action, StepId step, Remains remains, Runnable whole) {
        var start = System.nanoTime();
        this.listener.onEvent(new StepStarted(this.verb, step, this.done.size() + 1, this.total));
        try {
            whole.run();
        } catch (RuntimeException | Error e) {
            var failure = e instanceof PengException known ? known : failure(step, remains, e);
            this.listener.onEvent(new StepFailed(this.verb, step, failure));
            throw failure;
        }
        var took = since(start);
        this.done.add(new StepResult(action, step, took));
        log.info("{} {} in {} ms", action.done(), step, took.toMillis());
        this.listener.onEvent(new StepFinished(this.verb, step, took));
        this.session.forgetStep();
    }

    // As who opened the session, with the settings of a run: the script may have changed both.
    private void failQuietly(Memory memory, Throwable failure) {
        if (this.session.isLost()) {
            return;
        }
        try {
            this.session.forgetStep();
            this.session.transaction(memory::fail);
        } catch (RuntimeException e) {
            log.debug("the failure cannot be noted", e);
            failure.addSuppressed(e);
        }
    }

    List<StepResult> done() {
        return List.copyOf(this.done);
    }

    private PengException failure(StepId step, Remains remains, Throwable thrown) {
        var statement = thrown instanceof StatementFailure failure ? failure.statement() : null;
        var before = this.done.stream().map(result -> result.step().label()).toList();
        return new StepFailedException(
                step.toString(),
                statement,
                ServerErrors.of(thrown).orElse(null),
                before,
                this.session.isLost() ? Remains.UNKNOWN : remains,
                unwrapped(thrown));
    }

    // A Java step may throw anything; a checked exception travels wrapped.
    private static Throwable unwrapped(Throwable thrown) {
        var wrapped = thrown instanceof UndeclaredThrowableException ? thrown.getCause() : null;
        return wrapped == null ? thrown : wrapped;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
