package dev.peng.document;

import dev.peng.migration.MigrationEntry;
import dev.peng.migration.MigrationStatus;
import dev.peng.seed.SeedEntry;
import dev.peng.seed.SeedState;
import dev.peng.seed.SeedStatus;
import dev.peng.source.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files and history side by side.
 *
 * @param format of the document
 * @param command what was asked for
 * @param version of the database, if any
 * @param applied how many are in the history
 * @param pending how many are not
 * @param migrations all, in the order of their versions; or
 * @param seeds all, in the order they run in
 * @param drift how files and history differ
 * @param problems what is wrong with the files
 */
public record StatusDocument(
        int format,
        String command,
        @Nullable String version,
        int applied,
        int pending,
        @Nullable List<Migration> migrations,
        @Nullable List<Seed> seeds,
        List<DriftDocument.Issue> drift,
        List<FailureDocument.Reason> problems) {

    /** Of migrations. */
    public static StatusDocument of(String command, MigrationStatus status) {
        return new StatusDocument(
                Documents.FORMAT,
                command,
                status.version().map(Version::toString).orElse(null),
                status.entries().size() - status.pending(),
                status.pending(),
                status.entries().stream().map(Migration::of).toList(),
                null,
                status.drift().stream().map(DriftDocument.Issue::of).toList(),
                status.problems().stream().map(FailureDocument.Reason::of).toList());
    }

    /** Of seeds. */
    public static StatusDocument of(String command, SeedStatus status) {
        return new StatusDocument(
                Documents.FORMAT,
                command,
                null,
                status.count(SeedState.APPLIED) + status.count(SeedState.ORPHANED),
                status.pending(),
                null,
                status.entries().stream().map(Seed::of).toList(),
                status.drift().stream().map(DriftDocument.Issue::of).toList(),
                status.problems().stream().map(FailureDocument.Reason::of).toList());
    }

    /**
     * A migration.
     *
     * @param version its version
     * @param name its name
     * @param kind sql or java
     * @param state where it stands
     * @param appliedAt when it was applied
     * @param durationMs how long that took, in milliseconds
     * @param checksum of what was applied, or else is to be
     * @param changed whether it was edited afterwards
     * @param locked whether it is protected
     */
    public record Migration(
            String version,
            String name,
            String kind,
            String state,
            @Nullable Instant appliedAt,
            @Nullable Long durationMs,
            String checksum,
            boolean changed,
            boolean locked) {

        static Migration of(MigrationEntry entry) {
            return new Migration(
                    entry.version().toString(),
                    entry.name(),
                    entry.kind().toString(),
                    Documents.word(entry.state()),
                    entry.appliedAt(),
                    Documents.millis(entry.duration()),
                    (entry.applied() ? entry.recordedChecksum() : entry.currentChecksum()).hex(),
                    entry.changed(),
                    entry.locked());
        }
    }

    /**
     * A seed.
     *
     * @param version its version
     * @param name its name
     * @param profile its folder; none of a common seed
     * @param kind sql, csv or java
     * @param policy how often it runs; not known of an orphaned one
     * @param state where it stands
     * @param appliedAt when it was applied
     * @param durationMs how long that took, in milliseconds
     * @param changed whether it was edited afterwards
     */
    public record Seed(
            String version,
            String name,
            @Nullable String profile,
            String kind,
            @Nullable String policy,
            String state,
            @Nullable Instant appliedAt,
            @Nullable Long durationMs,
            boolean changed) {

        static Seed of(SeedEntry entry) {
            return new Seed(
                    entry.version().toString(),
                    entry.name(),
                    entry.profile().isEmpty() ? null : entry.profile(),
                    entry.kind().toString(),
                    entry.policy() == null ? null : Documents.word(entry.policy()),
                    Documents.word(entry.state()),
                    entry.appliedAt(),
                    Documents.millis(entry.duration()),
                    entry.changed());
        }
    }
}
