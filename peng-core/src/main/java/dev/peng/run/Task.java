package dev.peng.run;

import dev.peng.event.Verb;
import dev.peng.history.History;
import java.util.function.BiConsumer;
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
     * @param execution runs the steps of a plan without problems
     * @param reporting logs and tells what was done and what was seen last
     */
    static <S, P extends RunPlan, R> Task<R> of(
            Verb verb,
            Function<History, S> looking,
            Function<S, P> planning,
            BiConsumer<P, Running> execution,
            BiFunction<RunOutcome, S, R> reporting) {
        return new PlannedTask<>(verb, looking, planning, execution, reporting);
    }

    /** What is to be done. */
    Verb verb();

    /** Reads the history and decides. Called before the lock, and again under it: that plan counts. */
    RunPlan plan(History history);

    /** Runs the steps of the last plan. */
    void execute(Running running);

    /** Reads the history once more, after the last step or a failure. */
    void look(History history);

    /** Called once, when all steps are committed or there was nothing to do. */
    void finished(RunOutcome outcome);

    /** What was done and what came of it; only after {@link #finished}. */
    R report();
}
