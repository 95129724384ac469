package dev.peng.seed;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.event.StepId;
import dev.peng.history.DriftIssue;
import dev.peng.history.DriftKind;
import dev.peng.run.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run of seeds would do. */
record SeedPlan(List<Seed> seeds, List<Problem> problems, List<Problem> warnings) implements RunPlan {

    SeedPlan {
        seeds = problems.isEmpty() ? List.copyOf(seeds) : List.of();
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** Applies everything that is selected and not applied. An edited seed is drift, not a problem: it runs once. */
    static SeedPlan of(SeedSet set, SeedStatus status) {
        var pending = status.entries().stream()
                .filter(entry -> entry.state() == SeedState.PENDING)
                .map(entry -> new SeedKey(entry.version(), entry.profile()))
                .collect(Collectors.toSet());
        var seeds = set.seeds().stream()
                .filter(seed -> pending.contains(seed.key()))
                .toList();
        var problems = new ArrayList<>(set.problems());
        seeds.forEach(seed -> problems.addAll(seed.script().problems()));
        var warnings = status.drift().stream().map(SeedPlan::warning).toList();
        return new SeedPlan(seeds, problems, warnings);
    }

    @Override
    public List<StepId> stepIds() {
        return seeds.stream().map(Seed::id).toList();
    }

    @Override
    public @Nullable String from() {
        return null;
    }

    @Override
    public @Nullable String to() {
        return null;
    }

    private static Problem warning(DriftIssue issue) {
        return new Problem(
                issue.kind() == DriftKind.ORPHANED ? ErrorCode.ORPHANED : ErrorCode.CHANGED,
                "seed %s_%s: %s".formatted(issue.version(), issue.name(), issue.detail()),
                "It runs once: put what is new into a seed of its own.");
    }
}
