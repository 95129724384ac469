package dev.peng.migration;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.event.Verb;
import dev.peng.history.AppliedRow;
import dev.peng.history.DriftIssue;
import dev.peng.history.DriftKind;
import dev.peng.run.Obstacles;
import dev.peng.script.Placeholders;
import dev.peng.source.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        this.byVersion = set.byVersion();
    }

    /**
     * Does what was selected, unless files and history disagree in a way that is not tolerated, or a script cannot be run.
     *
     * @param verb of the run
     * @param seen files and history
     * @param selection what the verb is about
     * @param storedDown the down scripts that the history has kept, of those whose down file is gone
     */
    MigrationPlan plan(Verb verb, Seen seen, Selection selection, Map<Version, String> storedDown) {
        var problems = new ArrayList<>(this.set.problems());
        var warnings = new ArrayList<>(this.set.warnings());
        problems.addAll(selection.problems());
        if (verb == Verb.UP || !selection.applied().isEmpty()) {
            drift(seen.status(), selection, problems, warnings);
        }
        var steps = steps(seen, selection, storedDown);
        steps.forEach(step -> problems.addAll(problems(step, seen.isShared())));
        steps.stream()
                .filter(step -> step.action() == Action.APPLY)
                .forEach(step ->
                        downFiles(problems, warnings).addAll(step.migration().downFileProblems()));
        locked(seen.rows(), selection).forEach(problems::add);
        var from = text(seen.status().version());
        var to = text(versionAfter(seen.rows(), selection));
        return new MigrationPlan(steps, problems, warnings, seen.status().outstanding(), from, to);
    }

    /** The rows to revert whose down file is gone. */
    List<AppliedRow> withoutDownFile(Selection selection) {
        return selection.reverted().stream().filter(row -> !hasDown(row)).toList();
    }

    private List<MigrationPlan.Step> steps(Seen seen, Selection selection, Map<Version, String> storedDown) {
        var steps = new ArrayList<MigrationPlan.Step>();
        var rows = seen.rowsByVersion();
        selection.reverted().forEach(row -> steps.add(step(Action.REVERT, migration(row, storedDown), rows)));
        selection.applied().forEach(version -> steps.add(step(Action.APPLY, of(version), rows)));
        selection.noted().forEach(note -> steps.add(step(note.action(), noted(rows, note.version()), rows)));
        return steps;
    }

    // The history may spell the version otherwise than the file.
    private static MigrationPlan.Step step(Action action, Migration migration, Map<Version, AppliedRow> rows) {
        var row = Optional.ofNullable(rows.get(migration.version()));
        return new MigrationPlan.Step(
                action,
                migration,
                row.map(AppliedRow::version).orElse(migration.version()),
                row.map(AppliedRow::unfinished).orElse(null));
    }

    private Migration noted(Map<Version, AppliedRow> rows, Version version) {
        return Optional.ofNullable(rows.get(version))
                .map(row -> migration(row, Map.of()))
                .orElseGet(() -> of(version));
    }

    private static List<Problem> problems(MigrationPlan.Step step, boolean isShared) {
        var problems = switch (step.action()) {
            case APPLY -> step.migration().upProblems();
            case REVERT -> step.migration().downProblems();
            case RECORD, FORGET, LOCK, UNLOCK -> List.<Problem>of();
        };
        return problems.isEmpty()
                ? step.migration().work(step.action()).stream()
                        .flatMap(work ->
                                Obstacles.of(step.migration().origin(), work, step.unfinished(), isShared).stream())
                        .toList()
                : problems;
    }

    // A down script that cannot be run is found while it can still be mended; who does without them is only told.
    private List<Problem> downFiles(List<Problem> problems, List<Problem> warnings) {
        return this.settings.missingDown() == MissingDown.ERROR ? problems : warnings;
    }

    // What is reverted first is not there any more when something older is applied.
    private void drift(MigrationStatus status, Selection selection, List<Problem> problems, List<Problem> warnings) {
        var reverted = selection.leaving().collect(Collectors.toSet());
        var newestLeft = newestLeft(status, reverted);
        status.drift().stream()
                .filter(issue -> !reverted.contains(issue.version()))
                .filter(issue -> issue.kind() != DriftKind.OUT_OF_ORDER || isBelow(issue.version(), newestLeft))
                .forEach(issue -> (policy(issue.kind()) == Policy.ERROR ? problems : warnings).add(problem(issue)));
        ahead(status).ifPresent(warnings::add);
    }

    private static Optional<Version> newestLeft(MigrationStatus status, Set<Version> reverted) {
        return status.entries().stream()
                .filter(entry -> entry.state() != MigrationState.PENDING)
                .map(MigrationEntry::version)
                .filter(version -> !reverted.contains(version))
                .max(Comparator.naturalOrder());
    }

    private static boolean isBelow(Version version, Optional<Version> bound) {
        return bound.filter(newest -> newest.compareTo(version) > 0).isPresent();
    }

    private static Stream<Problem> locked(List<AppliedRow> rows, Selection selection) {
        var leaving = selection.leaving().collect(Collectors.toSet());
        return rows.stream()
                .filter(row -> row.locked() && leaving.contains(row.version()))
                .map(row -> new Problem(
                        ErrorCode.LOCKED,
                        "migration %s_%s is locked".formatted(row.version(), row.name()),
                        "Unlock it if it may be reverted."));
    }

    private static Optional<Version> versionAfter(List<AppliedRow> rows, Selection selection) {
        var leaving = selection.leaving().collect(Collectors.toSet());
        var staying = rows.stream().map(AppliedRow::version).filter(version -> !leaving.contains(version));
        return Stream.concat(staying, selection.coming()).max(Comparator.naturalOrder());
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

    private static @Nullable String text(Optional<Version> version) {
        return version.map(Version::toString).orElse(null);
    }
}
