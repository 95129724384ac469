package dev.peng.run;

import dev.peng.error.PengException;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengListener;
import dev.peng.event.Verb;
import dev.peng.history.History;
import dev.peng.session.Session;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far one task of a run is. */
final class Course {

    private static final Logger log = LoggerFactory.getLogger(Course.class);

    private final Task<?> task;
    private final PengListener listener;
    private long start = System.nanoTime();
    private @Nullable RunPlan plan;
    private List<StepResult> done = List.of();
    private @Nullable RunOutcome outcome;

    Course(Task<?> task, PengListener listener) {
        this.task = task;
        this.listener = listener;
    }

    /** Its time counts from here: the one before it is through. */
    void begin() {
        this.start = System.nanoTime();
    }

    Verb verb() {
        return this.task.verb();
    }

    void plan(History history) {
        this.plan = this.task.plan(history);
    }

    RunPlan plan() {
        if (this.plan == null) {
            throw new IllegalStateException("nobody has looked yet");
        }
        return this.plan;
    }

    boolean isFinished() {
        return this.outcome != null;
    }

    /** Runs the steps of the last plan, with a row of their own in the history. */
    void run(Session session, History history, RetrySettings retries) {
        if (!plan().stepIds().isEmpty()) {
            this.listener.onEvent(new RunPlanned(verb(), plan().stepIds()));
            var steps = new StepRunner(
                    session, this.listener, retries, verb(), plan().stepIds().size());
            try {
                history.runs()
                        .recording(
                                verb(),
                                plan().from(),
                                plan().to(),
                                () -> this.task.execute(new Running(session, history, steps)));
            } catch (PengException e) {
                lookAfterFailure(history, e);
                throw e;
            }
            this.done = steps.done();
            this.task.look(history);
        }
    }

    /** Says what is to be known of the plan, and that the run ended well; once. */
    void finish() {
        if (this.outcome == null) {
            plan().warnings().forEach(warning -> log.warn("{}", warning));
            this.outcome = new RunOutcome(verb(), this.done, Duration.ofNanos(System.nanoTime() - this.start));
            this.task.finished(this.outcome);
            this.listener.onEvent(new RunFinished(verb(), this.done.size(), this.outcome.took()));
        }
    }

    private void lookAfterFailure(History history, PengException failure) {
        try {
            this.task.look(history);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
