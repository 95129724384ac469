package dev.peng.run;

import dev.peng.error.LockHolder;
import dev.peng.error.PengException;
import dev.peng.event.PengEvent.LockWaiting;
import dev.peng.event.PengEvent.RunFailed;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengListener;
import dev.peng.event.Verb;
import dev.peng.history.History;
import dev.peng.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The course that every verb takes:
 *
 * <ol>
 *   <li>look: plan from what the history shows; if there is nothing to do, that was all;
 *   <li>lock: wait until no other run is at work, and look again before each try;
 *   <li>plan under the lock: this is the plan that counts, and it is refused if it has a problem;
 *   <li>run each step in one transaction with its history row;
 *   <li>report.
 * </ol>
 *
 * Thread-safe; each call has a session of its own.
 */
public final class Runner {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private final DataSource dataSource;
    private final RunSettings settings;
    private final PengListener listener;

    public Runner(DataSource dataSource, RunSettings settings, PengListener listener) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.listener = listener;
    }

    /** Reads the history, without the lock. */
    public <T> T read(Function<History, T> reading) {
        try (var session = Session.open(this.dataSource)) {
            return reading.apply(History.visible(session, this.settings.history()));
        }
    }

    /**
     * Runs what the planner decides.
     *
     * @param verb what is to be done
     * @param planner reads the history and decides; called before the lock, under it, and once more after the last step
     * @param work runs the steps of the plan
     * @throws PengException if the plan was refused, the lock was not free in time, or a step failed
     */
    public <P extends RunPlan> RunOutcome run(Verb verb, Function<History, P> planner, Consumer<Running<P>> work) {
        var start = System.nanoTime();
        try (var session = Session.open(this.dataSource)) {
            var outcome = new RunOutcome(verb, lookAndRun(session, verb, planner, work), since(start));
            this.listener.onEvent(new RunFinished(verb, outcome.steps().size(), outcome.took()));
            return outcome;
        } catch (PengException e) {
            this.listener.onEvent(new RunFailed(verb, e));
            throw e;
        }
    }

    private <P extends RunPlan> List<StepResult> lookAndRun(
            Session session, Verb verb, Function<History, P> planner, Consumer<Running<P>> work) {
        var visible = History.visible(session, this.settings.history());
        var done = new ArrayList<StepResult>();
        if (!planner.apply(visible).isNothing()) {
            History.exclusively(
                    session,
                    this.settings.history(),
                    this.settings.lock(),
                    () -> !planner.apply(visible).isNothing(),
                    (holder, waited) -> waiting(verb, holder, waited),
                    history -> done.addAll(runUnderLock(session, history, planner, work)));
        }
        return done;
    }

    private <P extends RunPlan> List<StepResult> runUnderLock(
            Session session, History history, Function<History, P> planner, Consumer<Running<P>> work) {
        var plan = planner.apply(history);
        plan.refuseIfProblematic();
        if (plan.stepIds().isEmpty()) {
            return List.of();
        }
        this.listener.onEvent(new RunPlanned(plan.verb(), plan.stepIds()));
        var steps = new StepRunner(
                session, this.listener, plan.verb(), plan.stepIds().size());
        try {
            history.runs()
                    .recording(
                            plan.verb(),
                            plan.from(),
                            plan.to(),
                            () -> work.accept(new Running<>(plan, session, history, steps)));
            planner.apply(history);
        } catch (PengException e) {
            lookAfterFailure(history, planner, e);
            throw e;
        }
        return steps.done();
    }

    private static <P extends RunPlan> void lookAfterFailure(
            History history, Function<History, P> planner, PengException failure) {
        try {
            planner.apply(history);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void waiting(Verb verb, @Nullable LockHolder holder, Duration waited) {
        log.info("waiting for another run, {}", holder == null ? "its holder is not known" : holder);
        this.listener.onEvent(new LockWaiting(verb, holder, waited));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
