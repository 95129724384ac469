package dev.peng.boot.operation;

import dev.peng.Peng;
import dev.peng.error.PengException;
import dev.peng.error.UnexpectedException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what operators ask for on a database, one thing at a time, on a thread of its own, and remembers what became of it. Thread-safe. The
 * thread keeps the process alive until it is done.
 */
public final class Operations {

    private static final Logger log = LoggerFactory.getLogger(Operations.class);

    private static final int REMEMBERED = 100;

    private final String database;
    private final Peng peng;
    private final BooleanSupplier isBusy;
    private final Runnable afterwards;
    private final Clock clock;
    private final Map<String, OperationRun> runs = new LinkedHashMap<>();
    private @Nullable String current;

    /**
     * @param database its name
     * @param peng what runs
     * @param isBusy whether something else runs already
     * @param afterwards called when an operation has ended, before that is said
     * @param clock of reports
     */
    public Operations(String database, Peng peng, BooleanSupplier isBusy, Runnable afterwards, Clock clock) {
        this.database = database;
        this.peng = peng;
        this.isBusy = isBusy;
        this.afterwards = afterwards;
        this.clock = clock;
    }

    /**
     * Begins an operation.
     *
     * @param operation what to do
     * @param options what was said besides
     * @param actor who has asked; {@code peng_runs} names them
     * @return the run, or nothing if another one is under way
     * @throws InvalidOperationException if the options make no sense; nothing has begun
     */
    public synchronized Optional<OperationRun> start(Operation operation, Options options, String actor) {
        operation.check(options);
        if (this.current != null || this.isBusy.getAsBoolean()) {
            return Optional.empty();
        }
        var run = new OperationRun(
                UUID.randomUUID().toString(), this.database, operation, actor, this.clock.instant(), null, null, null);
        this.current = run.id();
        remember(run);
        new Thread(() -> run(run, options), "peng-operation").start();
        return Optional.of(run);
    }

    /**
     * Waits for the end of a run.
     *
     * @param limit for how long at most
     * @return the run as it is then
     */
    public synchronized OperationRun await(OperationRun run, Duration limit) throws InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        var left = limit.toNanos();
        while (!latest(run).isFinished() && left > 0) {
            wait(Math.max(1, left / 1_000_000));
            left = end - System.nanoTime();
        }
        return latest(run);
    }

    /** A run of this process. */
    public synchronized Optional<OperationRun> run(String id) {
        return Optional.ofNullable(this.runs.get(id));
    }

    /** The runs of this process that are remembered, the oldest first. */
    public synchronized List<OperationRun> runs() {
        return List.copyOf(this.runs.values());
    }

    private void run(OperationRun run, Options options) {
        try {
            var outcome = run.operation().run(this.peng.actingAs(run.actor()), options);
            end(run.done(this.clock.instant(), outcome));
        } catch (PengException e) {
            end(run.failed(this.clock.instant(), e));
        } catch (RuntimeException | Error e) {
            end(run.failed(this.clock.instant(), new UnexpectedException(e)));
            throw e;
        }
    }

    private void end(OperationRun run) {
        try {
            this.afterwards.run();
        } catch (RuntimeException e) {
            log.warn("the state after {} cannot be read", run.operation(), e);
        } finally {
            forgetCurrent(run);
        }
    }

    private synchronized void forgetCurrent(OperationRun run) {
        this.current = null;
        remember(run);
        notifyAll();
    }

    private void remember(OperationRun run) {
        this.runs.put(run.id(), run);
        if (this.runs.size() > REMEMBERED) {
            this.runs.remove(this.runs.keySet().iterator().next());
        }
    }

    private OperationRun latest(OperationRun run) {
        return this.runs.getOrDefault(run.id(), run);
    }
}
