package dev.peng.migration;

import dev.peng.error.Problem;
import dev.peng.event.StepId;
import dev.peng.history.DriftIssue;
import dev.peng.source.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All migrations, of files and history, in the order of their versions.
 *
 * @param entries the migrations
 * @param problems what is wrong with the files
 * @param asOf when files and history were read
 */
public record MigrationStatus(List<MigrationEntry> entries, List<Problem> problems, Instant asOf) {

    public MigrationStatus {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** The version of the database: the highest applied one. */
    public Optional<Version> version() {
        return entries.stream()
                .filter(MigrationEntry::applied)
                .map(MigrationEntry::version)
                .max(Comparator.naturalOrder());
    }

    /** How many are in a state. */
    public int count(MigrationState state) {
        return (int) entries.stream().filter(entry -> entry.state() == state).count();
    }

    /** How many are still to be applied, one that ended half way included. */
    public int pending() {
        return count(MigrationState.PENDING) + count(MigrationState.UNFINISHED);
    }

    /** How files and history differ; nothing if they agree. */
    public List<DriftIssue> drift() {
        var highest = highest();
        var issues = new ArrayList<DriftIssue>();
        entries.forEach(entry -> addDrift(entry, highest, issues));
        return List.copyOf(issues);
    }

    /** What is still to be applied, each as a problem of somebody who needs it. */
    List<Problem> outstanding() {
        return entries.stream().flatMap(MigrationStatus::outstanding).toList();
    }

    private static Stream<Problem> outstanding(MigrationEntry entry) {
        var id = new StepId(StepId.Kind.MIGRATION, entry.version().toString(), entry.name());
        return switch (entry.state()) {
            case PENDING -> Stream.of(Problem.pending(id.toString()));
            case UNFINISHED -> Stream.of(Problem.unfinished(id.toString()));
            case APPLIED, AHEAD, ORPHANED -> Stream.of();
        };
    }

    private Optional<Version> highest() {
        return entries.stream()
                .filter(entry -> entry.state() != MigrationState.PENDING)
                .map(MigrationEntry::version)
                .max(Comparator.naturalOrder());
    }

    private static void addDrift(MigrationEntry entry, Optional<Version> highest, List<DriftIssue> issues) {
        if (entry.changed()) {
            issues.add(DriftIssue.changed(
                    entry.version(), entry.name(), entry.recordedChecksum(), entry.currentChecksum()));
        }
        if (entry.state() == MigrationState.ORPHANED) {
            issues.add(DriftIssue.orphaned(entry.version(), entry.name(), entry.appliedAt()));
        }
        if (entry.outOfOrder()) {
            issues.add(DriftIssue.outOfOrder(entry.version(), entry.name(), highest.orElseThrow()));
        }
    }
}
