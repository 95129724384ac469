package dev.peng.seed;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.history.DriftIssue;
import dev.peng.history.DriftKind;
import dev.peng.history.SeedRow;
import dev.peng.source.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides which seeds run, or finds all the reasons why none does. Pure. */
final class SeedPlanner {

    /** Those that are tied to a migration come with it, the others by version. */
    private static final Comparator<SeedPlan.Step> ORDER = Comparator.comparing(
            step -> step.seed().terms().after().map(SeedTerms.After::version).orElse(null),
            Comparator.nullsLast(Comparator.naturalOrder()));

    private final SeedSettings settings;
    private final Seen seen;
    private final SeedSet set;
    private final Map<SeedKey, SeedEntry> entries;
    private final Migrations migrations;

    SeedPlanner(SeedSettings settings, Seen seen, Migrations migrations) {
        this.settings = settings;
        this.seen = seen;
        this.set = seen.set();
        this.entries = seen.status().entries().stream().collect(Collectors.toMap(SeedKey::of, Function.identity()));
        this.migrations = migrations;
    }

    /**
     * What is known of the migrations of the database.
     *
     * @param applied the versions that are applied
     * @param pending those that are applied in the same run
     */
    record Migrations(List<Version> applied, List<Version> pending) {

        private boolean have(Version version) {
            return applied.contains(version) || pending.contains(version);
        }

        private Optional<Version> appliedBehind(Version version) {
            return applied.stream()
                    .filter(other -> other.compareTo(version) > 0)
                    .min(Version::compareTo);
        }
    }

    SeedPlan plan(SeedSelection selection) {
        var problems = new ArrayList<>(this.set.problems());
        var warnings = new ArrayList<Problem>();
        unknownNames(selection).forEach(problems::add);
        if (!selection.names().isEmpty() && !selection.force()) {
            notSelected(selection).forEach(problems::add);
        }
        var steps = new ArrayList<SeedPlan.Step>();
        var isAwaited = false;
        for (var step : due(selection)) {
            var obstacles = obstacles(step);
            var unfinished = step.unfinished();
            if (unfinished == null || obstacles.isEmpty()) {
                steps.add(step);
                problems.addAll(problems(step));
                problems.addAll(obstacles);
            } else {
                // What once ended half way does not stand in the way of others, unless somebody asks for it.
                (selection.names().isEmpty() ? warnings : problems).addAll(obstacles);
                isAwaited |= !unfinished.failed();
            }
        }
        var drift = this.seen.status().drift().stream().map(this::drifted).toList();
        if (this.settings.changed() == SeedChange.ERROR) {
            drift.stream()
                    .filter(problem -> problem.code() == ErrorCode.CHANGED)
                    .forEach(problems::add);
        }
        drift.stream().filter(issue -> !problems.contains(issue)).forEach(warnings::add);
        return new SeedPlan(
                steps, isAwaited, problems, warnings, this.seen.status().outstanding());
    }

    private List<SeedPlan.Step> due(SeedSelection selection) {
        var rows = this.seen.rowsByKey();
        return this.set.seeds().stream()
                .filter(selection::takes)
                .filter(seed -> isDue(seed, selection))
                .map(seed -> step(seed, rows.get(seed.key()), selection.force()))
                .sorted(ORDER)
                .toList();
    }

    // Who forces it begins anew, wherever it has ended.
    private static SeedPlan.Step step(Seed seed, @Nullable SeedRow row, boolean isForced) {
        var unfinished = row == null || isForced ? null : row.applied().unfinished();
        return new SeedPlan.Step(Action.APPLY, seed, seed, row, unfinished);
    }

    // What is wrong with its undo is better known while it is not needed yet.
    private List<Problem> problems(SeedPlan.Step step) {
        var undo = Optional.ofNullable(this.set.undos().get(step.seed().key()));
        return Stream.concat(step.seed().problems().stream(), undo.stream().flatMap(way -> way.problems().stream()))
                .toList();
    }

    private List<Problem> obstacles(SeedPlan.Step step) {
        return Stream.concat(SeedObstacles.of(step, this.seen.isShared()).stream(), order(step).stream())
                .toList();
    }

    private boolean isDue(Seed seed, SeedSelection selection) {
        if (!seed.isSelected(this.settings)) {
            return selection.force() && !selection.names().isEmpty();
        }
        return selection.force()
                || seed.terms().policy() == SeedPolicy.ALWAYS
                || entry(seed).state() == SeedState.PENDING
                || entry(seed).state().isHalf();
    }

    private Stream<Problem> unknownNames(SeedSelection selection) {
        return selection.names().stream()
                .sorted()
                .filter(name -> this.set.seeds().stream().noneMatch(seed -> SeedSelection.isName(name, seed)))
                .map(name -> new Problem(
                        ErrorCode.UNKNOWN_VERSION,
                        "there is no seed \"%s\"".formatted(name),
                        this.set.seeds().isEmpty()
                                ? "There are no seeds at all."
                                : "There are "
                                        + this.set.seeds().stream()
                                                .map(seed -> seed.id().name())
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private Stream<Problem> notSelected(SeedSelection selection) {
        return this.set.seeds().stream()
                .filter(selection::takes)
                .filter(seed -> !seed.isSelected(this.settings))
                .filter(seed -> entry(seed).state() != SeedState.APPLIED)
                .map(seed -> new Problem(
                        ErrorCode.NOT_SELECTED,
                        "%s is not for the active profiles %s".formatted(seed.id(), this.settings.profiles()),
                        "Activate its profile, or force it."));
    }

    // A seed may rely on a table that a later migration changes, so where it comes matters.
    private Optional<Problem> order(SeedPlan.Step step) {
        return step.seed().terms().after().flatMap(after -> order(step, after));
    }

    private Optional<Problem> order(SeedPlan.Step step, SeedTerms.After after) {
        var id = step.seed().id();
        if (!this.migrations.have(after.version())) {
            return Optional.of(new Problem(
                    ErrorCode.OUT_OF_ORDER,
                    "%s comes after the migration %s, which is neither applied nor about to be"
                            .formatted(id, after.version()),
                    "Apply the migration first, or correct the version behind peng:after."));
        }
        return this.migrations
                .appliedBehind(after.version())
                .filter(later -> !after.orLater() && step.appliedAt() == null)
                .map(later -> new Problem(
                        ErrorCode.OUT_OF_ORDER,
                        "%s comes right after the migration %s, but %s is applied already"
                                .formatted(id, after.version(), later),
                        "If it does no harm now, write: -- peng:after %s or-later".formatted(after.version())));
    }

    private Problem drifted(DriftIssue issue) {
        return new Problem(
                issue.kind() == DriftKind.ORPHANED ? ErrorCode.ORPHANED : ErrorCode.CHANGED,
                "seed %s_%s: %s".formatted(issue.version(), issue.name(), issue.detail()),
                "It runs once: put what is new into a seed of its own, or write -- peng:run on-change.");
    }

    private SeedEntry entry(Seed seed) {
        var entry = this.entries.get(seed.key());
        if (entry == null) {
            throw new IllegalStateException("nobody has looked at " + seed.id());
        }
        return entry;
    }
}
