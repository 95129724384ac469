package dev.peng.run;

import dev.peng.error.Blocker;
import dev.peng.error.PengException;
import dev.peng.error.ServerError;
import dev.peng.error.StepFailedException;
import dev.peng.error.StepFailedException.Aftermath;
import dev.peng.error.StepFailedException.Remains;
import dev.peng.event.PengEvent.StepFailed;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengEvent.StepProgressed;
import dev.peng.event.PengEvent.StepRetrying;
import dev.peng.event.PengEvent.StepSkipped;
import dev.peng.event.PengEvent.StepStarted;
import dev.peng.event.PengListener;
import dev.peng.event.Verb;
import dev.peng.history.Unfinished;
import dev.peng.script.Script;
import dev.peng.script.Split;
import dev.peng.session.ServerErrors;
import dev.peng.session.Session;
import dev.peng.session.StatementFailure;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final String schema;
    private final RetrySettings retries;
    private final Verb verb;
    private final int total;
    private final List<StepResult> done = new ArrayList<>();
    private Remains remains = Remains.NOTHING;

    /**
     * @param session holds the lock
     * @param listener hears of each step
     * @param schema of the history
     * @param retries how often a step is tried
     * @param verb of the run
     * @param total how many steps there will be
     */
    StepRunner(Session session, PengListener listener, String schema, RetrySettings retries, Verb verb, int total) {
        this.session = session;
        this.listener = listener;
        this.schema = schema;
        this.retries = retries;
        this.verb = verb;
        this.total = total;
    }

    /**
     * Runs a step.
     *
     * @param step what it is
     * @param work what is run; none if there is only something to be recorded
     * @param unfinished how far it is; null if it has not begun
     * @param memory keeps how far it is
     * @throws StepFailedException if anything of it failed; what of it stays is said there
     * @throws dev.peng.error.ProblemsException if a part that is done was edited, or cannot be gone on with
     */
    public void run(Step step, @Nullable Work work, @Nullable Unfinished unfinished, Memory memory) {
        if (work instanceof Work.Statements statements) {
            run(step, statements.script(), unfinished, memory);
        } else if (work instanceof Work.Code code) {
            Runnable whole = () -> code.run(this.session.jdbc());
            if (code.transactional() && unfinished == null) {
                run(step, code.retryable(), whole, memory::record);
            } else {
                runOutside(step, whole, unfinished, memory);
            }
        } else {
            var load = (Work.Load) work;
            Runnable whole = load == null ? () -> {} : () -> load.load(this.session, this.schema);
            run(step, null, Remains.NOTHING, attempts -> runWhole(step, whole, memory::record, attempts));
        }
    }

    /** One that the application can take part in. */
    private void run(Step step, boolean retryable, Runnable code, Consumer<Duration> record) {
        run(step, null, Remains.NOTHING, attempts -> {
            refuseToOvertake(step);
            Runnable whole = () -> this.session.joinedTransaction(() -> unlessOvertaken(
                    step,
                    recording(
                            () -> {
                                code.run();
                                this.session.restoreIdentity();
                            },
                            record)));
            if (retryable) {
                attempts.run(whole, this.session::forgetStep);
            } else {
                whole.run();
            }
        });
    }

    private void run(Step step, Script script, @Nullable Unfinished unfinished, Memory memory) {
        var isWhole = unfinished == null
                && script.parts().size() == 1
                && script.parts().get(0).transactional();
        if (!isWhole) {
            run(step, script, Remains.PARTS, attempts -> {
                refuseToOvertake(step);
                runInParts(script, unfinished, memory, List.of(), attempts);
            });
            return;
        }
        run(step, script, Remains.NOTHING, attempts -> {
            try {
                runWhole(step, () -> this.session.run(script), memory::record, attempts);
            } catch (StatementFailure e) {
                divide(step, script, memory, e, attempts);
            }
        });
    }

    /** One that commits what it does by itself: the application does not join peng's connection, and the row follows. */
    private void runOutside(Step step, Runnable code, @Nullable Unfinished unfinished, Memory memory) {
        var start = System.nanoTime();
        run(step, null, Remains.ANYTHING, attempts -> {
            refuseToOvertake(step);
            if (unfinished == null) {
                this.session.transaction(memory::begin);
            }
            try {
                code.run();
                this.session.forgetStep();
                this.session.transaction(() -> memory.finish(since(start), 1));
            } catch (RuntimeException | Error e) {
                failQuietly(memory, e);
                throw e;
            }
        });
    }

    /** The steps that were committed. */
    List<StepResult> done() {
        return List.copyOf(this.done);
    }

    private void runWhole(Step step, Runnable work, Consumer<Duration> record, Attempts attempts) {
        refuseToOvertake(step);
        attempts.run(
                () -> unlessCommitted(
                        step, () -> this.session.step(() -> unlessOvertaken(step, recording(work, record)))),
                this.session::forgetStep);
    }

    // What fails behind the commit, in the same flush, does not undo it.
    private void unlessCommitted(Step step, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (this.session.isLost() || !this.session.isInDoubt() || isDue(step)) {
                throw e;
            }
            log.warn("{} was committed, but what came behind the commit has failed", step.id(), e);
        }
    }

    private void runInParts(
            Script script, @Nullable Unfinished unfinished, Memory memory, List<Split> splits, Attempts attempts) {
        try {
            new PartRunner(this.session, script, unfinished, memory, splits).run(attempts);
        } catch (RuntimeException | Error e) {
            failQuietly(memory, e);
            throw e;
        }
    }

    // The server knows better than the text what can run in one transaction.
    private void divide(Step step, Script script, Memory memory, StatementFailure failure, Attempts attempts) {
        var split = failure.split().filter(place -> memory.maySplit() && !this.session.isShared());
        if (split.isEmpty()
                || script.sections(List.of(), Set.copyOf(split.stream().toList()))
                        .equals(script.sections(List.of()))) {
            throw failure;
        }
        log.warn(
                "{} cannot run in one transaction, and is run in parts: {}",
                step.id(),
                failure.statement().place());
        this.remains = Remains.PARTS;
        runInParts(script, null, memory, List.of(split.get()), attempts);
    }

    private void run(Step step, @Nullable Script script, Remains ifItFails, Consumer<Attempts> whole) {
        this.remains = ifItFails;
        var start = System.nanoTime();
        this.listener.onEvent(new StepStarted(this.verb, step.id(), this.done.size() + 1, this.total));
        this.session
                .meter()
                .start(progress -> this.listener.onEvent(new StepProgressed(this.verb, step.id(), progress)));
        var attempts = attempts(step, script);
        try {
            whole.accept(attempts);
        } catch (Overtaken e) {
            log.info("{} was done by another run meanwhile", step.id());
            this.listener.onEvent(new StepSkipped(this.verb, step.id()));
            return;
        } catch (RuntimeException | Error e) {
            if (!isDoneAllTheSame(step, e)) {
                fail(step, attempts, e);
            }
        }
        finish(step, script, since(start));
    }

    private void finish(Step step, @Nullable Script script, Duration took) {
        var progress = this.session.meter().progress();
        var changed = script == null ? Set.<String>of() : this.session.changedByScript();
        this.done.add(new StepResult(step.action(), step.id(), took, progress, changed));
        log.info("{} {} in {} ms", step.action().done(), step.id(), took.toMillis());
        if (!changed.isEmpty()) {
            log.warn("{} has left {} changed; that was undone, so later scripts do not see it", step.id(), changed);
        }
        this.listener.onEvent(new StepFinished(this.verb, step.id(), took, progress));
        this.session.forgetStep();
    }

    private Attempts attempts(Step step, @Nullable Script script) {
        var ofTheScript =
                Optional.ofNullable(script).flatMap(whole -> whole.directives().lockTimeout());
        return new Attempts(
                this.session,
                this.retries,
                ofTheScript.orElseGet(this.session::lockTimeout),
                ThreadLocalRandom.current(),
                (attempt, error, blockers, pause) -> retrying(step, attempt, error, blockers, pause));
    }

    private void retrying(Step step, int attempt, ServerError error, List<Blocker> blockers, Duration pause) {
        log.warn(
                "{} was not possible at attempt {}: {} ({}); locks are held by {}; next attempt in {} ms",
                step.id(),
                attempt,
                error.message(),
                error.sqlState(),
                blockers.isEmpty() ? "nobody who can be named" : blockers,
                pause.toMillis());
        this.listener.onEvent(new StepRetrying(this.verb, step.id(), attempt, error, blockers, pause));
    }

    private Runnable recording(Runnable work, Consumer<Duration> record) {
        var start = System.nanoTime();
        return () -> {
            work.run();
            record.accept(since(start));
        };
    }

    // Behind a pooler nobody is kept out before the transaction has begun.
    private void unlessOvertaken(Step step, Runnable work) {
        if (this.session.isShared() && !step.isDue().getAsBoolean()) {
            throw new Overtaken();
        }
        work.run();
    }

    private void refuseToOvertake(Step step) {
        if (!this.session.isShared() && this.session.mayBeOvertaken() && !isDue(step)) {
            throw new Overtaken();
        }
    }

    // In a transaction, since behind a pooler that is where others are kept out.
    private boolean isDue(Step step) {
        var due = new AtomicBoolean();
        this.session.transaction(() -> due.set(step.isDue().getAsBoolean()));
        return due.get();
    }

    // A connection that breaks during the commit leaves it open whether the server has carried it out.
    private boolean isDoneAllTheSame(Step step, Throwable failure) {
        if (!this.session.isLost()) {
            return false;
        }
        var before = this.remains;
        try {
            this.remains = Remains.UNKNOWN;
            this.session.reconnect();
            var isDone = !isDue(step);
            this.remains = before;
            log.warn(
                    "the connection broke during {}; it was replaced, and the step is {}",
                    step.id(),
                    isDone ? "done" : "not done");
            return isDone;
        } catch (RuntimeException e) {
            log.debug("the connection cannot be replaced", e);
            failure.addSuppressed(e);
            return false;
        }
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

    private void fail(Step step, Attempts attempts, Throwable thrown) {
        var failure = thrown instanceof PengException known ? known : failure(step, attempts, thrown);
        this.listener.onEvent(new StepFailed(this.verb, step.id(), failure));
        throw failure;
    }

    private PengException failure(Step step, Attempts attempts, Throwable thrown) {
        var statement = thrown instanceof StatementFailure failure ? failure.statement() : null;
        var before = this.done.stream().map(result -> result.step().label()).toList();
        var error = ServerErrors.of(thrown).orElse(null);
        var advice = error == null ? "" : step.advice().apply(error);
        return new StepFailedException(
                step.id().toString(),
                statement,
                error,
                new Aftermath(this.remains, before, attempts.number(), attempts.blockers(), advice),
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

    /** Another run has done the step. */
    private static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("another run has done it", null, false, false);
        }
    }
}
