package dev.peng.boot.actuate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The answer of {@code GET /actuator/peng}. No SQL text and no credentials.
 *
 * @param state in one word: unknown, up-to-date, pending, waiting, running, failed, refused, ahead or disabled
 * @param version the highest applied version
 * @param asOf when files and history were read
 * @param counts how many migrations and seeds are in which state
 * @param run the newest run, with its progress while it is under way
 * @param migrations all migrations in the order of their versions
 * @param seeds all seeds in the order they run in
 * @param drift how files and history differ
 * @param problems what is wrong with the files
 * @param databases the same of further databases, by name
 */
public record PengDescriptor(
        String state,
        @Nullable String version,
        @Nullable Instant asOf,
        Counts counts,
        @Nullable Run run,
        List<Migration> migrations,
        List<Seed> seeds,
        List<Drift> drift,
        List<String> problems,
        @Nullable Map<String, PengDescriptor> databases)
        implements OperationResponseBody {

    PengDescriptor with(Map<String, PengDescriptor> further) {
        return new PengDescriptor(state, version, asOf, counts, run, migrations, seeds, drift, problems, further);
    }

    /**
     * How many are in which state.
     *
     * @param applied migrations in the history
     * @param pending migrations that are not applied
     * @param seedsApplied seeds in the history
     * @param seedsPending selected seeds that are not applied
     */
    public record Counts(int applied, int pending, int seedsApplied, int seedsPending) {}

    /**
     * A run.
     *
     * @param verb what it does
     * @param phase waiting, running, finished or failed
     * @param since since when it is in that phase
     * @param done steps committed
     * @param total steps of the run
     * @param step the running or failed step
     * @param stepSince since when that step runs
     * @param bytes how much of its file was sent
     * @param ofBytes the size of its file; none if it is not known, as of a step in Java
     * @param rows how many rows it has inserted, updated or deleted
     * @param lockHolder who holds the lock that it waits for
     * @param error the code of its failure; the log has the message
     */
    public record Run(
            String verb,
            String phase,
            Instant since,
            int done,
            int total,
            @Nullable String step,
            @Nullable Instant stepSince,
            @Nullable Long bytes,
            @Nullable Long ofBytes,
            @Nullable Long rows,
            @Nullable String lockHolder,
            @Nullable String error) {}

    /**
     * A migration.
     *
     * @param version its version
     * @param name its name
     * @param kind sql or java
     * @param state applied, pending, ahead or orphaned
     * @param appliedAt when it was applied
     * @param durationMs how long that took, in milliseconds
     * @param checksum SHA-256 of the applied script
     * @param changed whether it was edited afterwards
     * @param outOfOrder whether it is pending below the newest applied one
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
            boolean outOfOrder) {}

    /**
     * A seed.
     *
     * @param version its version
     * @param name its name
     * @param profile its profile; none for a common seed
     * @param kind sql, csv or java
     * @param policy once, on-change or always; not known of an orphaned one
     * @param state applied, pending, not-selected or orphaned
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
            boolean changed) {}

    /**
     * One difference between files and history.
     *
     * @param of migration or seed
     * @param kind checksum_changed, orphaned or out_of_order
     * @param version its version
     * @param name its name
     * @param detail what exactly differs
     */
    public record Drift(String of, String kind, String version, String name, String detail) {}
}
