package dev.peng.seed;

import dev.peng.error.Problem;
import dev.peng.event.StepId;
import java.util.List;

/**
 * What a run of seeds would do.
 *
 * @param steps the seeds in their order; none if there is a problem
 * @param problems why it would be refused
 * @param warnings what would not stop it but should be known
 */
public record SeedPreview(List<StepId> steps, List<Problem> problems, List<Problem> warnings) {

    public SeedPreview {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
