package dev.peng.boot;

import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.LockWaiting;
import dev.peng.event.PengEvent.RunFailed;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengEvent.StepProgressed;
import dev.peng.event.PengEvent.StepSkipped;
import dev.peng.event.PengEvent.StepStarted;
import dev.peng.event.PengListener;
import dev.peng.event.StepId;
import dev.peng.event.Verb;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Remembers how far the newest run is, for readers on other threads. */
public final class RunMonitor implements PengListener {

    private final Clock clock;
    private final Set<Verb> underWay = EnumSet.noneOf(Verb.class);
    private final Map<StepId.Kind, Integer> finished = new EnumMap<>(StepId.Kind.class);
    private boolean together;
    private volatile RunProgress progress;

    public RunMonitor(Clock clock) {
        this.clock = clock;
        this.progress = RunProgress.none(clock.instant());
    }

    /** How far the newest run is. */
    public RunProgress progress() {
        return this.progress;
    }

    /** How many steps of a kind have ended well since the start of the process. */
    public synchronized int finished(StepId.Kind kind) {
        return this.finished.getOrDefault(kind, 0);
    }

    @Override
    public synchronized void onEvent(PengEvent event) {
        if (event instanceof StepFinished step) {
            this.finished.merge(step.step().kind(), 1, Integer::sum);
        }
        this.progress = after(event, this.clock.instant());
    }

    private RunProgress after(PengEvent event, Instant now) {
        if (event instanceof LockWaiting waiting) {
            return RunProgress.waiting(waiting.verb(), now, waiting.holder());
        } else if (event instanceof RunPlanned planned) {
            return planned(planned, now);
        } else if (event instanceof StepStarted started) {
            return this.progress.withStep(started.step(), now);
        } else if (event instanceof StepProgressed progressed) {
            return this.progress.withStepProgress(progressed.progress());
        } else if (event instanceof StepFinished || event instanceof StepSkipped) {
            return this.progress.withStepDone();
        } else if (event instanceof RunFinished finished) {
            return finished(finished, now);
        } else if (event instanceof RunFailed failed) {
            this.underWay.clear();
            return this.progress.failed(failed.verb(), now, failed.failure());
        }
        // A failed step is followed by the failure of its run.
        return this.progress;
    }

    // Seeds that are tied to a migration run between the migrations: then both runs are under way at once.
    private RunProgress planned(RunPlanned planned, Instant now) {
        this.together = !this.underWay.isEmpty();
        this.underWay.add(planned.verb());
        var steps = planned.steps().size();
        return this.together ? this.progress.withMore(steps) : RunProgress.running(planned.verb(), now, steps);
    }

    private RunProgress finished(RunFinished finished, Instant now) {
        this.underWay.remove(finished.verb());
        return this.underWay.isEmpty()
                ? RunProgress.finished(finished.verb(), now, this.together ? this.progress.done() : finished.steps())
                : this.progress;
    }
}
