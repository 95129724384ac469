package dev.peng.run;

import dev.peng.event.Action;
import dev.peng.event.Verb;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /** In words: {@code 2 reverted, 1 applied}. */
    public String summary() {
        var counts = new TreeMap<Action, Integer>(Comparator.reverseOrder());
        steps.forEach(step -> counts.merge(step.action(), 1, Integer::sum));
        return counts.isEmpty()
                ? "nothing to do"
                : counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().done())
                        .collect(Collectors.joining(", "));
    }
}
