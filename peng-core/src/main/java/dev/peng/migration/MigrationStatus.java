package dev.peng.migration;

import dev.peng.error.Problem;
import dev.peng.history.DriftIssue;
import dev.peng.history.DriftKind;
import dev.peng.source.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    /** How files and history differ; nothing if they agree. */
    public List<DriftIssue> drift() {
        var issues = new ArrayList<DriftIssue>();
        for (var entry : entries) {
            if (entry.changed()) {
                issues.add(issue(
                        entry,
                        DriftKind.CHECKSUM_CHANGED,
                        "applied with checksum %s, the file now has %s"
                                .formatted(entry.recordedChecksum(), entry.currentChecksum())));
            }
            if (entry.state() == MigrationState.ORPHANED) {
                issues.add(issue(
                        entry, DriftKind.ORPHANED, "applied at %s, but there is no file".formatted(entry.appliedAt())));
            }
            if (entry.outOfOrder()) {
                issues.add(issue(
                        entry,
                        DriftKind.OUT_OF_ORDER,
                        "pending, but %s is applied already".formatted(version().orElseThrow())));
            }
        }
        return issues;
    }

    private static DriftIssue issue(MigrationEntry entry, DriftKind kind, String detail) {
        return new DriftIssue(kind, entry.version(), entry.name(), detail);
    }
}
