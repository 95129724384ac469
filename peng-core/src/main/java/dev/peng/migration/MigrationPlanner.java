package dev.peng.migration;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.history.AppliedRow;
import dev.peng.history.DriftIssue;
import dev.peng.history.DriftKind;
import dev.peng.script.Placeholders;
import dev.peng.source.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what a run does, or finds every reason why it must not. Pure. */
final class MigrationPlanner {

    private final MigrationSettings settings;
    private final Placeholders placeholders;
    private final MigrationSet set;
    private final Map<Version, Migration> byVersion;

    MigrationPlanner(MigrationSettings settings, MigrationSet set, Placeholders placeholders) {
        this.settings = settings;
        this.placeholders = placeholders;
        this.set = set;
        this.byVersion = set.migrations().stream().collect(Collectors.toMap(Migration::version, Function.identity()));
    }

    /** Applies everything that is pending, unless files and history disagree in a way that is not tolerated. */
    MigrationPlan up(MigrationStatus status) {
        var problems = new ArrayList<>(this.set.problems());
        var warnings = new ArrayList<>(this.set.warnings());
        for (var issue : status.drift()) {
            var target = policy(issue.kind()) == Policy.ERROR ? problems : warnings;
            target.add(problem(issue));
        }
        ahead(status).ifPresent(warnings::add);
        var steps = pending(status);
        steps.forEach(step -> problems.addAll(step.migration().upProblems()));
        var current = text(status.version());
        var to = steps.isEmpty() ? current : highest(status, steps).toString();
        return new MigrationPlan(steps, problems, warnings, current, to);
    }

    /**
     * Reverts the newest applied ones.
     *
     * @param rows the history
     * @param storedDown the down scripts that the history has kept, of those whose down file is gone
     * @param count how many to revert at most
     */
    MigrationPlan down(List<AppliedRow> rows, Map<Version, String> storedDown, int count) {
        var newestFirst = newestFirst(rows);
        var steps = newestFirst.stream()
                .limit(count)
                .map(row -> new MigrationPlan.Step(migration(row, storedDown), row.version()))
                .toList();
        var problems = new ArrayList<>(this.set.problems());
        steps.forEach(step -> problems.addAll(step.migration().downProblems()));
        var from = text(newestFirst.stream().findFirst().map(AppliedRow::version));
        var to = text(newestFirst.stream().skip(count).findFirst().map(AppliedRow::version));
        return new MigrationPlan(steps, problems, this.set.warnings(), from, to);
    }

    /** The rows that {@link #down} would revert and whose down file is gone. */
    List<AppliedRow> withoutDownFile(List<AppliedRow> rows, int count) {
        return newestFirst(rows).stream()
                .limit(count)
                .filter(row -> !hasDown(row))
                .toList();
    }

    private List<MigrationPlan.Step> pending(MigrationStatus status) {
        return status.entries().stream()
                .filter(entry -> entry.state() == MigrationState.PENDING)
                .map(entry -> new MigrationPlan.Step(of(entry.version()), entry.version()))
                .toList();
    }

    private Migration migration(AppliedRow row, Map<Version, String> storedDown) {
        var migration = this.byVersion.get(row.version());
        var stored = storedDown.get(row.version());
        return migration == null || (stored != null && !hasDown(row))
                ? StoredMigration.of(row, stored, this.placeholders)
                : migration;
    }

    private boolean hasDown(AppliedRow row) {
        var migration = this.byVersion.get(row.version());
        return migration != null && migration.hasDownFile();
    }

    private static Optional<Problem> ahead(MigrationStatus status) {
        return status.entries().stream()
                .filter(entry -> entry.state() == MigrationState.AHEAD)
                .reduce((one, newer) -> newer)
                .map(entry -> new Problem(
                        ErrorCode.ORPHANED,
                        "the database is ahead: migration %s_%s was applied by a newer release"
                                .formatted(entry.version(), entry.name()),
                        "Nothing is to be done if an older release is meant to run."));
    }

    private Migration of(Version version) {
        return Optional.ofNullable(this.byVersion.get(version)).orElseThrow();
    }

    private Policy policy(DriftKind kind) {
        return switch (kind) {
            case CHECKSUM_CHANGED -> this.settings.changed();
            case ORPHANED -> this.settings.orphaned();
            case OUT_OF_ORDER -> this.settings.outOfOrder();
        };
    }

    private Problem problem(DriftIssue issue) {
        return switch (issue.kind()) {
            case CHECKSUM_CHANGED ->
                new Problem(
                        ErrorCode.CHANGED,
                        Place.in(of(issue.version()).origin()),
                        "was edited after it was applied: " + issue.detail(),
                        "Bring the applied text back and put the change into a new migration, or set"
                                + " peng.migrations.changed=warn.");
            case ORPHANED ->
                new Problem(
                        ErrorCode.ORPHANED,
                        "migration %s_%s is %s".formatted(issue.version(), issue.name(), issue.detail()),
                        "Bring the file back, or set peng.migrations.orphaned=warn.");
            case OUT_OF_ORDER ->
                new Problem(
                        ErrorCode.OUT_OF_ORDER,
                        Place.in(of(issue.version()).origin()),
                        "comes late: it is " + issue.detail(),
                        "Give it a version above that, or set peng.migrations.out-of-order=warn.");
        };
    }

    private static List<AppliedRow> newestFirst(List<AppliedRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(AppliedRow::version).reversed())
                .toList();
    }

    private static Version highest(MigrationStatus status, List<MigrationPlan.Step> steps) {
        var last = steps.get(steps.size() - 1).recorded();
        return status.version().filter(version -> version.compareTo(last) > 0).orElse(last);
    }

    private static @Nullable String text(Optional<Version> version) {
        return version.map(Version::toString).orElse(null);
    }
}
