package dev.peng.run;

import dev.peng.error.Problem;
import dev.peng.event.StepId;
import dev.peng.source.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run would do: its steps, or all the problems because of which it will not. */
public interface RunPlan {

    /** The steps in their order. */
    List<StepId> stepIds();

    /**
     * Where a step belongs among those of other plans that are run with this one.
     *
     * @param step its number, from 0
     * @return the version of the migration that it is or comes behind; none if it comes behind all of them
     */
    Optional<Version> place(int step);

    /** Why the plan is refused; all reasons. */
    List<Problem> problems();

    /** What does not stop the run but should be known. */
    List<Problem> warnings();

    /**
     * What is not done yet, whatever the problems, as one says it to somebody who needs it done. What runs each time is not
     * among it.
     */
    List<Problem> pending();

    /** The version before the run, if any. */
    @Nullable
    String from();

    /** The version after the run, if any. */
    @Nullable
    String to();

    /** Whether there is neither anything to do nor anything to complain about. */
    default boolean isNothing() {
        return stepIds().isEmpty() && problems().isEmpty();
    }

    /** Whether the files alone are reason enough to refuse: then there is no point in waiting for another run. */
    default boolean isHopeless() {
        return problems().stream().anyMatch(problem -> !problem.code().dependsOnHistory());
    }
}
