package dev.peng.boot;

import dev.peng.error.LockHolder;
import dev.peng.error.PengException;
import dev.peng.event.Progress;
import dev.peng.event.StepId;
import dev.peng.event.Verb;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the newest run is.
 *
 * @param phase where it stands
 * @param verb what it does; none before the first run
 * @param since since when it is in this phase
 * @param done steps committed so far
 * @param total steps of the run, 0 until they are known
 * @param step the running or failed step
 * @param stepSince since when it runs
 * @param stepProgress how far it is
 * @param holder who holds the lock that it waits for
 * @param failure why it failed
 */
public record RunProgress(
        Phase phase,
        @Nullable Verb verb,
        Instant since,
        int done,
        int total,
        @Nullable StepId step,
        @Nullable Instant stepSince,
        Progress stepProgress,
        @Nullable LockHolder holder,
        @Nullable PengException failure) {

    /** Where a run stands. */
    public enum Phase {
        NONE,
        WAITING,
        RUNNING,
        FINISHED,
        FAILED
    }

    static RunProgress none(Instant now) {
        return new RunProgress(Phase.NONE, null, now, 0, 0, null, null, Progress.NONE, null, null);
    }

    static RunProgress waiting(Verb verb, Instant now, @Nullable LockHolder holder) {
        return new RunProgress(Phase.WAITING, verb, now, 0, 0, null, null, Progress.NONE, holder, null);
    }

    static RunProgress running(Verb verb, Instant now, int total) {
        return new RunProgress(Phase.RUNNING, verb, now, 0, total, null, null, Progress.NONE, null, null);
    }

    static RunProgress finished(Verb verb, Instant now, int steps) {
        return new RunProgress(Phase.FINISHED, verb, now, steps, steps, null, null, Progress.NONE, null, null);
    }

    RunProgress withStep(StepId next, Instant now) {
        return new RunProgress(phase, verb, since, done, total, next, now, Progress.NONE, null, null);
    }

    /** More steps, of a task that is done together with what runs. */
    RunProgress withMore(int steps) {
        return new RunProgress(phase, verb, since, done, total + steps, step, stepSince, stepProgress, null, null);
    }

    RunProgress withStepProgress(Progress progress) {
        return new RunProgress(phase, verb, since, done, total, step, stepSince, progress, null, null);
    }

    RunProgress withStepDone() {
        return new RunProgress(phase, verb, since, done + 1, total, null, null, Progress.NONE, null, null);
    }

    RunProgress failed(Verb failedVerb, Instant now, PengException why) {
        // A run that failed before its first step has nothing of the one before it.
        return isUnderWay()
                ? new RunProgress(Phase.FAILED, failedVerb, now, done, total, step, stepSince, stepProgress, null, why)
                : new RunProgress(Phase.FAILED, failedVerb, now, 0, 0, null, null, Progress.NONE, null, why);
    }

    /** Whether it waits or runs. */
    public boolean isUnderWay() {
        return phase == Phase.WAITING || phase == Phase.RUNNING;
    }
}
