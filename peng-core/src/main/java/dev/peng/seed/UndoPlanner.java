package dev.peng.seed;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides how one applied seed is taken back, or finds all the reasons why it is not. Pure. */
final class UndoPlanner {

    private final Seen seen;

    UndoPlanner(Seen seen) {
        this.seen = seen;
    }

    SeedPlan plan(String name) {
        var problems = new ArrayList<>(this.seen.set().problems());
        var steps = new ArrayList<SeedPlan.Step>();
        var named = this.seen.status().entries().stream()
                .filter(entry -> SeedSelection.isName(name, entry.name(), entry.id()))
                .toList();
        if (named.size() == 1) {
            var entry = named.get(0);
            step(entry).ifPresentOrElse(steps::add, () -> problems.add(withoutWay(entry)));
        } else {
            problems.add(named.isEmpty() ? unknown(name) : ambiguous(name, named));
        }
        steps.forEach(step -> {
            problems.addAll(step.what().problems());
            SeedObstacles.of(step, this.seen.isShared()).ifPresent(problems::add);
        });
        return new SeedPlan(steps, false, problems, List.of(), List.of());
    }

    private Optional<SeedPlan.Step> step(SeedEntry entry) {
        var key = SeedKey.of(entry);
        var row = this.seen.rowsByKey().get(key);
        var undo = this.seen.set().undos().get(key);
        return row == null || undo == null
                ? Optional.empty()
                : this.seen.set().seeds().stream()
                        .filter(seed -> seed.key().equals(key))
                        .findFirst()
                        .map(seed -> new SeedPlan.Step(
                                Action.REVERT, seed, undo, row, row.applied().unfinished()));
    }

    private static Problem withoutWay(SeedEntry entry) {
        if (entry.appliedAt() == null) {
            return new Problem(
                    ErrorCode.UNKNOWN_VERSION,
                    entry.id() + " is not applied",
                    "Look at the status for those that are.");
        }
        return entry.policy() == null
                ? new Problem(
                        ErrorCode.ORPHANED,
                        entry.id() + " cannot be taken back: its file is gone",
                        "Bring the file back, and its undo file.")
                : new Problem(
                        ErrorCode.IRREVERSIBLE,
                        entry.id() + " has no way back",
                        "Write %s_%s.undo.sql beside it, or override undo if it is in Java."
                                .formatted(entry.version(), entry.name()));
    }

    private static Problem unknown(String name) {
        return new Problem(
                ErrorCode.UNKNOWN_VERSION,
                "there is no seed \"%s\"".formatted(name),
                "Look at the status for those there are.");
    }

    private static Problem ambiguous(String name, List<SeedEntry> named) {
        return new Problem(
                ErrorCode.AMBIGUOUS_NAME,
                "\"%s\" is the name of several seeds".formatted(name),
                "Say which: " + named.stream().map(entry -> entry.id().label()).collect(Collectors.joining(" or "))
                        + ".");
    }
}
