package dev.peng.boot.metrics;

import dev.peng.boot.NamedDatabases;
import dev.peng.boot.PerDatabase;
import dev.peng.error.ProblemsException;
import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.LockWaiting;
import dev.peng.event.PengEvent.RunFailed;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengEvent.StepFailed;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengEvent.StepRetrying;
import dev.peng.event.PengListener;
import dev.peng.event.StepId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/**
 * Measures runs and their steps:
 *
 * <ul>
 *   <li>{@code peng.run.failures} by {@code verb} and {@code outcome} (failed or refused);
 *   <li>{@code peng.step.failures} by {@code kind} (migration or seed);
 *   <li>{@code peng.rows}, {@code peng.bytes}: what steps have changed and sent, by kind;
 *   <li>{@code peng.step.retries}; {@code peng.lock.wait}: waits for another run.
 * </ul>
 *
 * All of them also by {@code database}, the main one being {@code main}. How long they take is for {@link RunObservations}. Thread-safe.
 */
public final class RunMeters implements PerDatabase {

    private final MeterRegistry registry;
    private final String database;
    private final ThreadLocal<Duration> waited = new ThreadLocal<>();

    /** @param registry has the meters */
    public RunMeters(MeterRegistry registry) {
        this(registry, NamedDatabases.MAIN);
    }

    private RunMeters(MeterRegistry registry, String database) {
        this.registry = registry;
        this.database = database;
    }

    @Override
    public PengListener on(String further) {
        return new RunMeters(this.registry, further);
    }

    @Override
    public void onEvent(PengEvent event) {
        if (event instanceof LockWaiting waiting) {
            this.waited.set(waiting.waited());
            return;
        }
        if (event instanceof RunPlanned || event instanceof RunFinished || event instanceof RunFailed) {
            endOfWait();
        }
        record(event);
    }

    private void record(PengEvent event) {
        if (event instanceof StepFinished finished) {
            count("peng.rows", finished.step(), finished.progress().rows());
            count("peng.bytes", finished.step(), finished.progress().bytes());
        } else if (event instanceof StepFailed failed) {
            count("peng.step.failures", failed.step(), 1);
        } else if (event instanceof StepRetrying retrying) {
            count("peng.step.retries", retrying.step(), 1);
        } else if (event instanceof RunFailed failed) {
            var outcome = failed.failure() instanceof ProblemsException ? "refused" : "failed";
            this.registry
                    .counter(
                            "peng.run.failures",
                            "verb",
                            failed.verb().toString(),
                            "outcome",
                            outcome,
                            "database",
                            this.database)
                    .increment();
        }
    }

    private void endOfWait() {
        var duration = this.waited.get();
        if (duration != null) {
            this.waited.remove();
            this.registry.timer("peng.lock.wait", "database", this.database).record(duration);
        }
    }

    private void count(String name, StepId step, long amount) {
        this.registry
                .counter(name, "kind", kind(step), "database", this.database)
                .increment(amount);
    }

    static String kind(StepId step) {
        return step.kind().name().toLowerCase(Locale.ROOT);
    }
}
