package dev.peng.run;

import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengListener;
import dev.peng.event.Verb;
import dev.peng.history.History;
import dev.peng.session.Session;
import dev.peng.source.Version;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
    private @Nullable Running running;
    private long run;
    private boolean blamed;

    Course(Task<?> task, PengListener listener) {
        this.task = task;
        this.listener = listener;
    }

    /** Its time counts from here: the one before it is through. */
    void begin() {
        if (!isUnderWay()) {
            this.start = System.nanoTime();
        }
    }

    /** Whether it has begun, and has not ended. */
    boolean isUnderWay() {
        return this.running != null && this.outcome == null;
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

    /** One of its steps has failed. */
    void blame() {
        this.blamed = true;
    }

    boolean isBlamed() {
        return this.blamed;
    }

    boolean isFinished() {
        return this.outcome != null;
    }

    /** The turns that it takes, one for each step of its last plan; one at least. */
    Deque<Turn> turns() {
        var turns = new ArrayDeque<Turn>();
        var count = plan().stepIds().size();
        for (var step = 0; step < count; step++) {
            turns.add(new Turn(this, step, plan().place(step)));
        }
        if (turns.isEmpty()) {
            turns.add(new Turn(this, -1, Optional.empty()));
        }
        return turns;
    }

    /** Runs one step of the last plan. All of them have one row in the history of runs. */
    void run(int step, Session session, History history, RetrySettings retries) {
        if (this.running == null) {
            this.running = begin(session, history, retries);
        }
        this.task.execute(step, this.running);
        if (step == plan().stepIds().size() - 1) {
            history.runs().done(this.run);
            this.done = this.running.steps().done();
            this.task.look(history);
        }
    }

    /** It goes no further, because one of its steps has failed, or one of another task. */
    void fail(History history, Throwable failure) {
        if (this.running != null && this.outcome == null) {
            history.runs().failed(this.run, failure);
            lookAfterFailure(history, failure);
        }
    }

    private Running begin(Session session, History history, RetrySettings retries) {
        this.listener.onEvent(new RunPlanned(verb(), plan().stepIds()));
        this.run = history.runs().begin(verb(), plan().from(), plan().to());
        var steps = new StepRunner(
                session,
                this.listener,
                history.schemaName(),
                retries,
                verb(),
                plan().stepIds().size());
        return new Running(session, history, steps);
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

    /**
     * The turn of a course.
     *
     * @param step the number of the step, from 0; -1 if there is none
     * @param place where it belongs among the steps of other tasks; none if at the end
     */
    record Turn(Course course, int step, Optional<Version> place) {

        /** Steps without a place come last. */
        static final Comparator<Turn> ORDER = Comparator.comparing(
                turn -> turn.place().orElse(null), Comparator.nullsLast(Comparator.naturalOrder()));
    }

    private void lookAfterFailure(History history, Throwable failure) {
        try {
            this.task.look(history);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
