package dev.peng.run;

import dev.peng.event.Verb;
import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param verb what it was asked to do
 * @param steps what it committed, in order; none if there was nothing to do
 * @param took from its first look, or the end of the task before it, to its end; waiting included
 */
public record RunOutcome(Verb verb, List<StepResult> steps, Duration took) {

    public RunOutcome {
        steps = List.copyOf(steps);
    }
}
