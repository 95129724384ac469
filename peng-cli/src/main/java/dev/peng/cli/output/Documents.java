package dev.peng.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.peng.history.DriftIssue;
import dev.peng.migration.MigrationEntry;
import dev.peng.migration.MigrationPreview;
import dev.peng.run.RunOutcome;
import dev.peng.run.StepResult;
import dev.peng.seed.SeedEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What programs read. Names are never given another meaning; where that cannot be helped, {@code format} counts up. New names may
 * come.
 */
public final class Documents {

    /** The first. */
    public static final int FORMAT = 1;

    private Documents() {}

    /**
     * What a run has done.
     *
     * @param format of the document
     * @param command what was typed
     * @param outcome done
     * @param version of the database afterwards, if any
     * @param durationMs milliseconds
     * @param steps what was committed, in order
     */
    @JsonInclude(Include.NON_NULL)
    public record Run(
            int format,
            String command,
            String outcome,
            @Nullable String version,
            long durationMs,
            List<Step> steps) {

        public static Run of(String command, RunOutcome outcome, @Nullable String version) {
            return new Run(
                    FORMAT,
                    command,
                    "done",
                    version,
                    outcome.took().toMillis(),
                    outcome.steps().stream().map(Step::of).toList());
        }
    }

    /**
     * One step of it.
     *
     * @param action what was done
     * @param kind migration or seed
     * @param version its version
     * @param name its name
     * @param durationMs milliseconds
     * @param rows inserted, updated or deleted
     */
    public record Step(String action, String kind, String version, String name, long durationMs, long rows) {

        static Step of(StepResult result) {
            return new Step(
                    result.action().done(),
                    word(result.step().kind()),
                    result.step().version(),
                    result.step().name(),
                    result.took().toMillis(),
                    result.progress().rows());
        }
    }

    /**
     * Files and history side by side.
     *
     * @param format of the document
     * @param command what was typed
     * @param version of the database, if any
     * @param applied how many are in the history
     * @param pending how many are not
     * @param migrations all, in the order of their versions; or
     * @param seeds all, in the order they run in
     * @param drift how files and history differ
     * @param problems what is wrong with the files
     */
    @JsonInclude(Include.NON_NULL)
    public record Status(
            int format,
            String command,
            @Nullable String version,
            int applied,
            int pending,
            @Nullable List<Migration> migrations,
            @Nullable List<Seed> seeds,
            List<Drift> drift,
            List<FailureDocument.Reason> problems) {}

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
    @JsonInclude(Include.NON_NULL)
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

        public static Migration of(MigrationEntry entry) {
            return new Migration(
                    entry.version().toString(),
                    entry.name(),
                    entry.kind().toString(),
                    word(entry.state()),
                    entry.appliedAt(),
                    millis(entry.duration()),
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
    @JsonInclude(Include.NON_NULL)
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

        public static Seed of(SeedEntry entry) {
            return new Seed(
                    entry.version().toString(),
                    entry.name(),
                    entry.profile().isEmpty() ? null : entry.profile(),
                    entry.kind().toString(),
                    entry.policy() == null ? null : word(entry.policy()),
                    word(entry.state()),
                    entry.appliedAt(),
                    millis(entry.duration()),
                    entry.changed());
        }
    }

    /**
     * One difference between files and history.
     *
     * @param kind what differs
     * @param version of the migration or seed
     * @param name of the same
     * @param detail what exactly
     */
    public record Drift(String kind, String version, String name, String detail) {

        public static Drift of(DriftIssue issue) {
            return new Drift(issue.kind().toString(), issue.version().toString(), issue.name(), issue.detail());
        }
    }

    /**
     * What a run would do.
     *
     * @param format of the document
     * @param command what was typed
     * @param from the version of the database, if any
     * @param to the version afterwards, if any
     * @param migrations in order
     * @param seeds in order
     * @param problems why it would be refused
     * @param warnings what would not stop it
     */
    @JsonInclude(Include.NON_NULL)
    public record Plan(
            int format,
            String command,
            @Nullable String from,
            @Nullable String to,
            List<PlannedMigration> migrations,
            List<String> seeds,
            List<FailureDocument.Reason> problems,
            List<FailureDocument.Reason> warnings) {}

    /**
     * A migration of a plan.
     *
     * @param action what would be done
     * @param version its version
     * @param name its name
     * @param file or class
     * @param sql of the script, if it was asked for
     */
    @JsonInclude(Include.NON_NULL)
    public record PlannedMigration(
            String action,
            String version,
            String name,
            String file,
            @Nullable String sql) {

        public static PlannedMigration of(MigrationPreview.Step step) {
            return new PlannedMigration(
                    word(step.action()), step.version().toString(), step.name(), step.origin(), step.sql());
        }
    }

    /**
     * Something that has neither steps nor rows.
     *
     * @param format of the document
     * @param command what was typed
     * @param outcome done
     * @param files that were written
     */
    public record Done(int format, String command, String outcome, List<String> files) {}

    /**
     * The version of the database.
     *
     * @param format of the document
     * @param command what was typed
     * @param version the highest applied one, if any
     * @param pending how many migrations are still to be applied
     */
    @JsonInclude(Include.NON_NULL)
    public record Current(
            int format, String command, @Nullable String version, int pending) {}

    /**
     * How files and history differ.
     *
     * @param format of the document
     * @param command what was typed
     * @param drift each difference
     */
    public record Drifted(int format, String command, List<Drift> drift) {}

    /**
     * Settings.
     *
     * @param format of the document
     * @param command what was typed
     * @param settings that were found
     * @param profiles that are active
     */
    public record Configuration(int format, String command, List<Setting> settings, List<String> profiles) {}

    /**
     * One setting.
     *
     * @param key its name
     * @param value as it holds, masked if it is secret
     * @param origin where it was found
     */
    public record Setting(String key, String value, String origin) {}

    /** As people read it. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
