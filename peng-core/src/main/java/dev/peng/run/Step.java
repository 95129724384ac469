package dev.peng.run;

import dev.peng.event.Action;
import dev.peng.event.StepId;
import java.util.function.BooleanSupplier;

/**
 * One step of a run, before it is known how it is done.
 *
 * @param action what it does
 * @param id its name
 * @param isDue asks the history whether it is still to be done
 */
public record Step(Action action, StepId id, BooleanSupplier isDue) {}
