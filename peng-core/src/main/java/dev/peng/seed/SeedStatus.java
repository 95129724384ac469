package dev.peng.seed;

import dev.peng.error.Problem;
import dev.peng.history.DriftIssue;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

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

    /** How many the next run applies, one that ended half way included; those that always run are not counted. */
    public int pending() {
        return (int) entries.stream().filter(SeedEntry::due).count();
    }

    /** How files and history differ: edited and missing files. A late seed is no drift. */
    public List<DriftIssue> drift() {
        return entries.stream().flatMap(SeedStatus::drift).toList();
    }

    /** What is still to be applied, each as a problem of somebody who needs it; nothing of what always runs. */
    List<Problem> outstanding() {
        return entries.stream()
                .filter(entry -> entry.due() && entry.policy() != SeedPolicy.ALWAYS)
                .map(entry -> entry.state().isHalf()
                        ? Problem.unfinished(entry.id().toString())
                        : Problem.pending(entry.id().toString()))
                .toList();
    }

    private static Stream<DriftIssue> drift(SeedEntry entry) {
        var name = Seed.qualifiedName(entry.profile(), entry.name());
        var issues = Stream.<DriftIssue>builder();
        if (entry.hasDrifted()) {
            issues.add(DriftIssue.changed(entry.version(), name, entry.recordedChecksum(), entry.currentChecksum()));
        }
        if (entry.state() == SeedState.ORPHANED) {
            issues.add(DriftIssue.orphaned(entry.version(), name, entry.appliedAt()));
        }
        return issues.build();
    }
}
