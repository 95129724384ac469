package dev.peng.run;

import dev.peng.error.ServerError;
import dev.peng.event.Action;
import dev.peng.event.StepId;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One step of a run, before it is known how it is done.
 *
 * @param action what it does
 * @param id its name
 * @param isDue asks the history whether it is still to be done
 * @param advice what else to do when the server has refused it; {@code ""} if nothing is known
 */
public record Step(Action action, StepId id, BooleanSupplier isDue, Function<ServerError, String> advice) {

    /** One without advice. */
    public Step(Action action, StepId id, BooleanSupplier isDue) {
        this(action, id, isDue, error -> "");
    }
}
