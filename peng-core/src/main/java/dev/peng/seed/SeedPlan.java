package dev.peng.seed;

import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.event.StepId;
import dev.peng.history.SeedRow;
import dev.peng.history.Unfinished;
import dev.peng.run.RunPlan;
import dev.peng.source.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run of seeds would do.
 *
 * @param steps in their order
 * @param isAwaited whether another run may be at work on a seed that this one passes over
 * @param problems why it is refused
 * @param warnings what does not stop it
 * @param pending what is not applied yet
 */
record SeedPlan(
        List<Step> steps, boolean isAwaited, List<Problem> problems, List<Problem> warnings, List<Problem> pending)
        implements RunPlan {

    /**
     * One seed and what becomes of it.
     *
     * @param action what is done
     * @param seed what to do it with
     * @param what it runs
     * @param row the history has of it; null if none
     * @param unfinished how far it is already; null if it begins
     */
    record Step(
            Action action,
            Seed seed,
            SeedWork what,
            @Nullable SeedRow row,
            @Nullable Unfinished unfinished) {

        /** When it ran last, if it has. */
        @Nullable
        Instant appliedAt() {
            return row == null ? null : row.applied().appliedAt();
        }

        /** Its version as the history has or will have it. */
        Version recorded() {
            return row == null ? seed.key().version() : row.applied().version();
        }
    }

    SeedPlan {
        steps = problems.isEmpty() ? List.copyOf(steps) : List.of();
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        pending = List.copyOf(pending);
    }

    @Override
    public List<StepId> stepIds() {
        return steps.stream().map(step -> step.seed().id()).toList();
    }

    @Override
    public Optional<Version> place(int step) {
        return steps.get(step).seed().terms().after().map(SeedTerms.After::version);
    }

    // Only under the lock is it known that the other run has ended.
    @Override
    public boolean isNothing() {
        return !isAwaited && RunPlan.super.isNothing();
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
