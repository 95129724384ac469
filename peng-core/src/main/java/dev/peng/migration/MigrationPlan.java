package dev.peng.migration;

import static java.util.function.Predicate.not;

import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.event.StepId;
import dev.peng.history.Unfinished;
import dev.peng.run.RunPlan;
import dev.peng.source.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run of migrations would do. A script that several replay is wrong once. */
record MigrationPlan(
        List<Step> steps,
        List<Problem> problems,
        List<Problem> warnings,
        List<Problem> pending,
        @Nullable String from,
        @Nullable String to)
        implements RunPlan {

    /**
     * One migration and what becomes of it.
     *
     * @param action what is done
     * @param migration what to do it with
     * @param recorded its version as the history has or will have it
     * @param unfinished how far its script is already; null if it has not begun
     */
    record Step(
            Action action,
            Migration migration,
            Version recorded,
            @Nullable Unfinished unfinished) {}

    MigrationPlan {
        steps = problems.isEmpty() ? List.copyOf(steps) : List.of();
        problems = problems.stream().distinct().toList();
        warnings = warnings.stream()
                .distinct()
                .filter(not(Set.copyOf(problems)::contains))
                .toList();
        pending = List.copyOf(pending);
    }

    @Override
    public Optional<Version> place(int step) {
        return Optional.of(steps.get(step).recorded());
    }

    @Override
    public List<StepId> stepIds() {
        return steps.stream().map(step -> step.migration().id()).toList();
    }
}
