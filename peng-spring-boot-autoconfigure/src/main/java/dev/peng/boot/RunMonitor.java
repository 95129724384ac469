package dev.peng.boot;

import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.LockWaiting;
import dev.peng.event.PengEvent.RunFailed;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengEvent.StepSkipped;
import dev.peng.event.PengEvent.StepStarted;
import dev.peng.event.PengListener;
import java.time.Clock;
import java.time.Instant;

/** Remembers how far the newest run is, for readers on other threads. */
public final class RunMonitor implements PengListener {

    private final Clock clock;
    private volatile RunProgress progress;

    public RunMonitor(Clock clock) {
        this.clock = clock;
        this.progress = RunProgress.none(clock.instant());
    }

    /** How far the newest run is. */
    public RunProgress progress() {
        return this.progress;
    }

    @Override
    public void onEvent(PengEvent event) {
        this.progress = after(event, this.clock.instant());
    }

    private RunProgress after(PengEvent event, Instant now) {
        if (event instanceof LockWaiting waiting) {
            return RunProgress.waiting(waiting.verb(), now, waiting.holder());
        } else if (event instanceof RunPlanned planned) {
            return RunProgress.running(planned.verb(), now, planned.steps().size());
        } else if (event instanceof StepStarted started) {
            return this.progress.withStep(started.step(), now);
        } else if (event instanceof StepFinished || event instanceof StepSkipped) {
            return this.progress.withStepDone();
        } else if (event instanceof RunFinished finished) {
            return RunProgress.finished(finished.verb(), now, finished.steps());
        } else if (event instanceof RunFailed failed) {
            return this.progress.failed(failed.verb(), now, failed.failure());
        }
        // A failed step is followed by the failure of its run.
        return this.progress;
    }
}
