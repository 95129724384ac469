package dev.peng.document;

import dev.peng.migration.MigrationReport;
import dev.peng.run.RunOutcome;
import dev.peng.run.StepResult;
import dev.peng.source.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run has done.
 *
 * @param format of the document
 * @param command what was asked for
 * @param outcome done
 * @param version of the database afterwards, if any
 * @param durationMs milliseconds
 * @param steps what was committed, in order
 */
public record RunDocument(
        int format,
        String command,
        String outcome,
        @Nullable String version,
        long durationMs,
        List<Step> steps) {

    /** Of a run of migrations. */
    public static RunDocument of(String command, MigrationReport report) {
        return of(
                command,
                report.outcome(),
                report.status().version().map(Version::toString).orElse(null));
    }

    /** Of a run of seeds. */
    public static RunDocument of(String command, RunOutcome outcome) {
        return of(command, outcome, null);
    }

    private static RunDocument of(String command, RunOutcome outcome, @Nullable String version) {
        return new RunDocument(
                Documents.FORMAT,
                command,
                "done",
                version,
                outcome.took().toMillis(),
                outcome.steps().stream().map(Step::of).toList());
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
                    Documents.word(result.step().kind()),
                    result.step().version(),
                    result.step().name(),
                    result.took().toMillis(),
                    result.progress().rows());
        }
    }
}
