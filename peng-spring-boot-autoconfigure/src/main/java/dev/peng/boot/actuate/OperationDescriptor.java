package dev.peng.boot.actuate;

import dev.peng.boot.operation.OperationRun;
import dev.peng.error.PengException;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.run.StepResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The answer of {@code POST /actuator/peng/{verb}}. No SQL text and no values.
 *
 * @param id of the run, for {@code GET /actuator/peng/runs/{id}}; none if nothing was begun
 * @param database on which one
 * @param verb what was asked for
 * @param outcome running, done, failed or refused
 * @param actor who has asked
 * @param since when it began
 * @param finishedAt when it ended
 * @param steps what was committed, if it ended well
 * @param files that were written, below their location; of create and seed create alone
 * @param error a code of the errors page, if it failed
 * @param message what is wrong
 * @param problems why the plan was refused
 */
public record OperationDescriptor(
        @Nullable String id,
        @Nullable String database,
        String verb,
        String outcome,
        @Nullable String actor,
        @Nullable Instant since,
        @Nullable Instant finishedAt,
        List<Step> steps,
        @Nullable List<String> files,
        @Nullable String error,
        @Nullable String message,
        List<String> problems)
        implements OperationResponseBody {

    /**
     * A step that was committed.
     *
     * @param action applied, reverted, recorded, …
     * @param step its name
     * @param tookMs how long it took, in milliseconds
     * @param rows how many rows it has inserted, updated or deleted
     */
    public record Step(String action, String step, long tookMs, long rows) {

        static Step of(StepResult result) {
            return new Step(
                    result.action().done(),
                    result.step().toString(),
                    result.took().toMillis(),
                    result.progress().rows());
        }
    }

    static OperationDescriptor of(OperationRun run) {
        var failure = run.failure();
        var outcome = run.outcome();
        return new OperationDescriptor(
                run.id(),
                run.database(),
                run.operation().toString(),
                !run.isFinished() ? "running" : failure == null ? "done" : refusal(failure),
                run.actor(),
                run.since(),
                run.finishedAt(),
                outcome == null
                        ? List.of()
                        : outcome.steps().stream().map(Step::of).toList(),
                null,
                failure == null ? null : failure.code().name(),
                failure == null ? null : message(failure),
                failure instanceof ProblemsException refused
                        ? refused.problems().stream().map(Problem::toString).toList()
                        : List.of());
    }

    /** Files are there. */
    static OperationDescriptor written(String verb, String actor, List<Path> files) {
        var names = files.stream().map(Path::toString).toList();
        return new OperationDescriptor(
                null, null, verb, "done", actor, null, null, List.of(), names, null, null, List.of());
    }

    /** Nothing was begun. */
    static OperationDescriptor refused(String verb, String message) {
        return new OperationDescriptor(
                null, null, verb, "refused", null, null, null, List.of(), null, null, message, List.of());
    }

    private static String refusal(PengException failure) {
        return failure instanceof ProblemsException ? "refused" : "failed";
    }

    // What the server says can have values in it.
    private static String message(PengException failure) {
        if (failure instanceof StepFailedException step) {
            var statement = step.statement();
            var error = step.serverError();
            return step.step()
                    + (statement == null ? " failed" : " failed at " + statement.place())
                    + (error == null ? "" : " (SQLSTATE " + error.sqlState() + ")");
        }
        return failure instanceof ProblemsException ? "the plan was refused" : String.valueOf(failure.getMessage());
    }
}
