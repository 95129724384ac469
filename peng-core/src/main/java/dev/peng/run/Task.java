package dev.peng.run;

import dev.peng.event.Verb;
import dev.peng.history.History;

/**
 * One run of a verb: what the {@link Runner} asks of a provider. It remembers its last plan; each run has a task of its
 * own, which belongs to the thread of the run.
 *
 * @param <R> what it reports
 */
public interface Task<R> {

    /** What is to be done. */
    Verb verb();

    /** Reads the history and decides. Called before the lock, and again under it: that plan counts. */
    RunPlan plan(History history);

    /** Runs the steps of the last plan. */
    void execute(Running running);

    /** Reads the history once more, after the last step or a failure. */
    void look(History history);

    /** Called once, when all steps are committed or there was nothing to do: logs the summary. */
    void finished(RunOutcome outcome);

    /** What was done and what came of it; only after {@link #finished}. */
    R report();
}
