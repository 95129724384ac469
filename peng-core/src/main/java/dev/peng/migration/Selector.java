package dev.peng.migration;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.history.AppliedRow;
import dev.peng.source.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the migrations that a verb is about. Version 0 is the empty database. Pure. */
final class Selector {

    private static final Version EMPTY = Version.of("0");

    private final Seen seen;

    Selector(Seen seen) {
        this.seen = seen;
    }

    Selection up() {
        return Selection.applying(pending(version -> true));
    }

    Selection upOne() {
        return Selection.applying(pending(version -> true).stream().limit(1).toList());
    }

    Selection upTo(Version target) {
        return isKnown(target)
                ? Selection.applying(pending(version -> version.compareTo(target) <= 0))
                : Selection.refused(unknown(target));
    }

    Selection down(int count) {
        return Selection.reverting(newestFirst().stream().limit(count).toList());
    }

    Selection downTo(Version target) {
        return target.equals(EMPTY) || row(target).isPresent()
                ? Selection.reverting(above(target))
                : Selection.refused(notApplied(target));
    }

    Selection redo() {
        return newestFirst().stream().findFirst().map(this::redo).orElse(Selection.NOTHING);
    }

    Selection reset() {
        return Selection.reverting(newestFirst());
    }

    Selection goTo(Version target) {
        if (!target.equals(EMPTY) && migration(target).isEmpty()) {
            return Selection.refused(unknown(target));
        }
        return new Selection(above(target), pending(version -> version.compareTo(target) <= 0), List.of(), List.of());
    }

    Selection force(Version version, boolean applied) {
        if (row(version).isPresent() == applied) {
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
                .filter(entry -> entry.state() == MigrationState.PENDING)
                .map(MigrationEntry::version)
                .filter(wanted)
                .toList();
    }

    private boolean isKnown(Version version) {
        return migration(version).isPresent() || row(version).isPresent();
    }

    private Optional<Migration> migration(Version version) {
        return this.seen.set().migrations().stream()
                .filter(migration -> migration.version().equals(version))
                .findFirst();
    }

    private Optional<AppliedRow> row(Version version) {
        return this.seen.rows().stream()
                .filter(row -> row.version().equals(version))
                .findFirst();
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
