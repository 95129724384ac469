package dev.peng.run;

import dev.peng.event.StepId;
import dev.peng.event.Verb;
import dev.peng.history.History;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One run of a verb: what the {@link Runner} asks of a provider. It remembers its last plan; each run has a task of its
 * own, which belongs to the thread of the run.
 *
 * @param <R> what it reports
 */
public sealed interface Task<R> permits PlannedTask {

    /**
     * Makes a task of what a provider can do.
     *
     * @param verb what is to be done
     * @param looking reads the history
     * @param planning decides by what was seen; pure
     * @param execution runs a step of a plan without problems
     * @param reporting logs and tells what was done and what was seen last
     */
    static <S, P extends RunPlan, R> Task<R> of(
            Verb verb,
            Function<History, S> looking,
            Function<S, P> planning,
            Execution<P> execution,
            BiFunction<RunOutcome, S, R> reporting) {
        return new PlannedTask<>(verb, looking, planning, execution, reporting);
    }

    /** What is to be done. */
    Verb verb();

    /** Reads the history and decides. Called before the lock, and again under it: that plan counts. */
    RunPlan plan(History history);

    /** The steps of the last plan; none before the first. */
    List<StepId> planned();

    /** Runs one step of the last plan, by its number from 0. */
    void execute(int step, Running running);

    /** Reads the history once more, after the last step or a failure. */
    void look(History history);

    /** Called once, when all steps are committed or there was nothing to do. */
    void finished(RunOutcome outcome);

    /** What was done and what came of it; only after {@link #finished}. */
    R report();

    /** Runs one step of a plan, by its number from 0. */
    interface Execution<P> {
        void run(P plan, int step, Running running);
    }
}
