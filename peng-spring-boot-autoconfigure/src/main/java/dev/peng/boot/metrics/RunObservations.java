package dev.peng.boot.metrics;

import dev.peng.boot.NamedDatabases;
import dev.peng.boot.PerDatabase;
import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.RunFailed;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengEvent.StepFailed;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengEvent.StepSkipped;
import dev.peng.event.PengEvent.StepStarted;
import dev.peng.event.PengListener;
import dev.peng.event.Verb;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Observes runs that have something to do, from the plan to the end, and each of their steps:
 *
 * <ul>
 *   <li>{@code peng.run} by {@code verb};
 *   <li>{@code peng.step} by {@code verb} and {@code kind} (migration or seed), within its run; the span also says which step.
 * </ul>
 *
 * Both also by {@code database}, the main one being {@code main}. Micrometer makes timers of them, and spans where there is tracing. What a step does on its thread is observed within the step.
 * Thread-safe.
 */
public final class RunObservations implements PerDatabase {

    private final ObservationRegistry registry;
    private final String database;
    private final ThreadLocal<UnderWay> underWay = ThreadLocal.withInitial(UnderWay::new);

    /** @param registry is told of observations */
    public RunObservations(ObservationRegistry registry) {
        this(registry, NamedDatabases.MAIN);
    }

    private RunObservations(ObservationRegistry registry, String database) {
        this.registry = registry;
        this.database = database;
    }

    @Override
    public PengListener on(String further) {
        return new RunObservations(this.registry, further);
    }

    @Override
    public void onEvent(PengEvent event) {
        if (event instanceof RunPlanned planned) {
            begin(planned.verb());
        } else if (event instanceof StepStarted started) {
            begin(started);
        } else if (event instanceof StepFinished || event instanceof StepSkipped) {
            endStep(null);
        } else if (event instanceof StepFailed failed) {
            endStep(failed.failure());
        } else if (event instanceof RunFinished finished) {
            end(finished.verb());
        } else if (event instanceof RunFailed failed) {
            fail(failed.failure());
        }
    }

    private void begin(Verb verb) {
        var run = Observation.createNotStarted("peng.run", this.registry)
                .contextualName("peng " + verb)
                .lowCardinalityKeyValue("verb", verb.toString())
                .lowCardinalityKeyValue("database", this.database)
                .start();
        this.underWay.get().runs.put(verb, run);
    }

    private void begin(StepStarted started) {
        var now = this.underWay.get();
        var step = started.step();
        now.step = Observation.createNotStarted("peng.step", this.registry)
                .parentObservation(now.runs.get(started.verb()))
                .contextualName(step.toString())
                .lowCardinalityKeyValue("verb", started.verb().toString())
                .lowCardinalityKeyValue("kind", RunMeters.kind(step))
                .lowCardinalityKeyValue("database", this.database)
                .highCardinalityKeyValue("step", step.toString())
                .start();
        now.scope = now.step.openScope();
    }

    private void endStep(@Nullable Throwable failure) {
        var now = this.underWay.get();
        if (now.scope != null) {
            now.scope.close();
        }
        end(now.step, failure);
        now.scope = null;
        now.step = null;
    }

    // Migrations and seeds may be under way at once, on one thread.
    private void end(Verb verb) {
        var now = this.underWay.get();
        end(now.runs.remove(verb), null);
        if (now.runs.isEmpty()) {
            this.underWay.remove();
        }
    }

    // They fail together.
    private void fail(Throwable failure) {
        this.underWay.get().runs.values().forEach(run -> end(run, failure));
        this.underWay.remove();
    }

    private static void end(@Nullable Observation observation, @Nullable Throwable failure) {
        if (observation == null) {
            return;
        }
        if (failure != null) {
            observation.error(failure);
        }
        observation.stop();
    }

    /** What is under way on a thread. */
    private static final class UnderWay {
        private final Map<Verb, Observation> runs = new EnumMap<>(Verb.class);
        private @Nullable Observation step;
        private Observation.@Nullable Scope scope;
    }
}
