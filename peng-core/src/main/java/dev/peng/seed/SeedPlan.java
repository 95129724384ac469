package dev.peng.seed;

import dev.peng.error.Problem;
import dev.peng.event.StepId;
import dev.peng.run.RunPlan;
import dev.peng.source.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run of seeds would do. */
record SeedPlan(List<Step> steps, List<Problem> problems, List<Problem> warnings) implements RunPlan {

    /**
     * One seed.
     *
     * @param seed what to run
     * @param appliedAt when it ran last, if it has
     */
    record Step(Seed seed, @Nullable Instant appliedAt) {}

    SeedPlan {
        steps = problems.isEmpty() ? List.copyOf(steps) : List.of();
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    @Override
    public List<StepId> stepIds() {
        return steps.stream().map(step -> step.seed().id()).toList();
    }

    @Override
    public Optional<Version> place(int step) {
        return steps.get(step).seed().terms().after().map(SeedTerms.After::version);
    }

    @Override
    public @Nullable String from() {
        return null;
    }

    @Override
    public @Nullable String to() {
        return null;
    }
}
