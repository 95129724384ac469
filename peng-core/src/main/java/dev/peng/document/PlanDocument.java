package dev.peng.document;

import dev.peng.error.Problem;
import dev.peng.event.StepId;
import dev.peng.migration.MigrationPreview;
import dev.peng.seed.SeedPreview;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do.
 *
 * @param format of the document
 * @param command what was asked for
 * @param from the version of the database, if any
 * @param to the version afterwards, if any
 * @param migrations in order
 * @param seeds in order
 * @param problems why it would be refused
 * @param warnings what would not stop it
 */
public record PlanDocument(
        int format,
        String command,
        @Nullable String from,
        @Nullable String to,
        List<Migration> migrations,
        List<String> seeds,
        List<FailureDocument.Reason> problems,
        List<FailureDocument.Reason> warnings) {

    /** Of migrations and the seeds that follow them. */
    public static PlanDocument of(String command, MigrationPreview migrations, SeedPreview seeds) {
        return new PlanDocument(
                Documents.FORMAT,
                command,
                migrations.from(),
                migrations.to(),
                migrations.steps().stream().map(Migration::of).toList(),
                seeds.steps().stream().map(StepId::label).toList(),
                reasons(migrations.problems(), seeds.problems()),
                reasons(migrations.warnings(), seeds.warnings()));
    }

    /** Of seeds alone. */
    public static PlanDocument of(String command, SeedPreview seeds) {
        return new PlanDocument(
                Documents.FORMAT,
                command,
                null,
                null,
                List.of(),
                seeds.steps().stream().map(StepId::label).toList(),
                reasons(List.of(), seeds.problems()),
                reasons(List.of(), seeds.warnings()));
    }

    private static List<FailureDocument.Reason> reasons(List<Problem> some, List<Problem> more) {
        return Stream.concat(some.stream(), more.stream())
                .distinct()
                .map(FailureDocument.Reason::of)
                .toList();
    }

    /**
     * A migration of a plan.
     *
     * @param action what would be done
     * @param version its version
     * @param name its name
     * @param file or class
     * @param sql of the script, if it was asked for
     */
    public record Migration(
            String action,
            String version,
            String name,
            String file,
            @Nullable String sql) {

        static Migration of(MigrationPreview.Step step) {
            return new Migration(
                    Documents.word(step.action()), step.version().toString(), step.name(), step.origin(), step.sql());
        }
    }
}
