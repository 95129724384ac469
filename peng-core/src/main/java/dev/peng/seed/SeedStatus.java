package dev.peng.seed;

import dev.peng.error.Problem;
import dev.peng.history.DriftIssue;
import dev.peng.history.DriftKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All seeds, of files and history, in the order they run in.
 *
 * @param entries the seeds
 * @param problems what is wrong with the files
 * @param asOf when files and history were read
 */
public record SeedStatus(List<SeedEntry> entries, List<Problem> problems, Instant asOf) {

    public SeedStatus {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** How many are in a state. */
    public int count(SeedState state) {
        return (int) entries.stream().filter(entry -> entry.state() == state).count();
    }

    /** How files and history differ: edited and missing files. A late seed is no drift. */
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
            if (entry.state() == SeedState.ORPHANED) {
                issues.add(issue(
                        entry, DriftKind.ORPHANED, "applied at %s, but there is no file".formatted(entry.appliedAt())));
            }
        }
        return issues;
    }

    private static DriftIssue issue(SeedEntry entry, DriftKind kind, String detail) {
        return new DriftIssue(kind, entry.version(), Seed.qualifiedName(entry.profile(), entry.name()), detail);
    }
}
