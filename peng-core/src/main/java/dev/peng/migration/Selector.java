package dev.peng.migration;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.history.AppliedRow;
import dev.peng.history.Unfinished;
import dev.peng.source.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the migrations that a verb is about. Version 0 is the empty database. Pure. */
final class Selector {

    private static final Version EMPTY = Version.of("0");

    private final Seen seen;
    private final Map<Version, Migration> migrations;
    private final Map<Version, AppliedRow> rows;

    Selector(Seen seen) {
        this.seen = seen;
        this.migrations = seen.set().byVersion();
        this.rows = seen.rowsByVersion();
    }

    Selection up() {
        return applying(pending(version -> true));
    }

    Selection upOne() {
        var pending = pending(version -> true);
        var begun = pending.stream().filter(this::hasBegun).findFirst();
        return applying(begun.map(List::of).orElse(pending.stream().limit(1).toList()));
    }

    Selection upTo(Version target) {
        return isKnown(target)
                ? applying(pending(version -> version.compareTo(target) <= 0))
                : Selection.refused(unknown(target));
    }

    Selection down(int count) {
        return reverting(newestFirst().stream().limit(count).toList());
    }

    Selection downTo(Version target) {
        return target.equals(EMPTY) || row(target).isPresent()
                ? reverting(above(target))
                : Selection.refused(notApplied(target));
    }

    Selection redo() {
        return refusedByUnfinished(row -> true)
                .orElseGet(
                        () -> newestFirst().stream().findFirst().map(this::redo).orElse(Selection.NOTHING));
    }

    Selection reset() {
        return reverting(newestFirst());
    }

    Selection goTo(Version target) {
        return refusedByUnfinished(row -> true).orElseGet(() -> goToFinished(target));
    }

    private Selection goToFinished(Version target) {
        if (!target.equals(EMPTY) && migration(target).isEmpty()) {
            return Selection.refused(unknown(target));
        }
        return new Selection(above(target), pending(version -> version.compareTo(target) <= 0), List.of(), List.of());
    }

    Selection force(Version version, boolean applied) {
        var row = row(version);
        if (row.isPresent() == applied && row.map(AppliedRow::unfinished).isEmpty()) {
            return Selection.NOTHING;
        }
        if (!applied) {
            return Selection.noting(Action.FORGET, version);
        }
        return migration(version).isPresent()
                ? Selection.noting(Action.RECORD, version)
                : Selection.refused(unknown(version));
    }

    Selection lock(Version version, boolean locked) {
        var row = row(version);
        if (row.isEmpty()) {
            return Selection.refused(isKnown(version) ? notApplied(version) : unknown(version));
        }
        return row.get().locked() == locked
                ? Selection.NOTHING
                : Selection.noting(locked ? Action.LOCK : Action.UNLOCK, version);
    }

    // A script that ended half way is gone on with first, in its own direction.
    private Selection applying(List<Version> versions) {
        var begun = versions.stream().filter(this::hasBegun).toList();
        return refusedByUnfinished(row -> row.action() == Action.REVERT || begun.isEmpty())
                .orElseGet(() -> Selection.applying(
                        Stream.concat(begun.stream(), versions.stream().filter(version -> !hasBegun(version)))
                                .toList()));
    }

    private boolean hasBegun(Version version) {
        return row(version).map(AppliedRow::unfinished).isPresent();
    }

    private Selection reverting(List<AppliedRow> rows) {
        return refusedByUnfinished(row -> row.action() == Action.APPLY).orElseGet(() -> Selection.reverting(rows));
    }

    // One of a newer release is that release's business.
    private Optional<Selection> refusedByUnfinished(Predicate<Unfinished> standsInTheWay) {
        return this.seen.rows().stream()
                .filter(row -> row.unfinished() != null && standsInTheWay.test(row.unfinished()))
                .filter(row -> !isOfANewerRelease(row))
                .findFirst()
                .map(row -> Selection.refused(unfinished(row)));
    }

    private boolean isOfANewerRelease(AppliedRow row) {
        return this.migrations.keySet().stream().noneMatch(version -> version.compareTo(row.version()) >= 0);
    }

    private Problem unfinished(AppliedRow row) {
        var up = row.unfinished() != null && row.unfinished().action() == Action.APPLY;
        if (up && migration(row.version()).isEmpty()) {
            return new Problem(
                    ErrorCode.UNFINISHED,
                    "migration %s_%s ended half way while it was applied, and its file is gone"
                            .formatted(row.version(), row.name()),
                    "Bring the file back, or say with force what is true of the database.");
        }
        return new Problem(
                ErrorCode.UNFINISHED,
                "migration %s_%s ended half way while it was %s"
                        .formatted(row.version(), row.name(), up ? "applied" : "reverted"),
                "Go on with it by %s, or say with force what is true of the database.".formatted(up ? "up" : "down"));
    }

    private Selection redo(AppliedRow newest) {
        return migration(newest.version()).isPresent()
                ? new Selection(List.of(newest), List.of(newest.version()), List.of(), List.of())
                : Selection.refused(new Problem(
                        ErrorCode.ORPHANED,
                        "%s_%s cannot be done again: its file is gone".formatted(newest.version(), newest.name()),
                        "Bring the file back, or only revert it."));
    }

    private List<AppliedRow> above(Version target) {
        return newestFirst().stream()
                .filter(row -> row.version().compareTo(target) > 0)
                .toList();
    }

    private List<AppliedRow> newestFirst() {
        return this.seen.rows().stream()
                .sorted(Comparator.comparing(AppliedRow::version).reversed())
                .toList();
    }

    private List<Version> pending(Predicate<Version> wanted) {
        return this.seen.status().entries().stream()
                .filter(entry -> entry.state() == MigrationState.PENDING || entry.state() == MigrationState.UNFINISHED)
                .filter(entry -> migration(entry.version()).isPresent())
                .map(MigrationEntry::version)
                .filter(wanted)
                .toList();
    }

    private boolean isKnown(Version version) {
        return migration(version).isPresent() || row(version).isPresent();
    }

    private Optional<Migration> migration(Version version) {
        return Optional.ofNullable(this.migrations.get(version));
    }

    private Optional<AppliedRow> row(Version version) {
        return Optional.ofNullable(this.rows.get(version));
    }

    private static Problem unknown(Version version) {
        return new Problem(
                ErrorCode.UNKNOWN_VERSION,
                "there is no migration " + version,
                "Look at the status for those there are.");
    }

    private static Problem notApplied(Version version) {
        return new Problem(
                ErrorCode.UNKNOWN_VERSION,
                "migration " + version + " is not applied",
                "Look at the status for those that are.");
    }
}
