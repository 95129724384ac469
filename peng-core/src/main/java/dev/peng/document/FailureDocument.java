package dev.peng.document;

import dev.peng.error.PengException;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for has failed, or was refused.
 *
 * @param format of the document
 * @param command what was asked for
 * @param outcome failed or refused
 * @param error why
 */
public record FailureDocument(int format, String command, String outcome, Error error) {

    /** Of something that peng has foreseen. */
    public static FailureDocument of(String command, PengException failure) {
        var problems = failure instanceof ProblemsException refused ? refused.problems() : List.<Problem>of();
        return new FailureDocument(
                Documents.FORMAT,
                command,
                problems.isEmpty() ? "failed" : "refused",
                new Error(
                        failure.code().name(),
                        String.valueOf(failure.getMessage()),
                        failure.action().isBlank() ? null : failure.action(),
                        problems.isEmpty()
                                ? null
                                : problems.stream().map(Reason::of).toList()));
    }

    /** Of something that was asked for wrongly. */
    public static FailureDocument of(String command, String code, String message) {
        return new FailureDocument(Documents.FORMAT, command, "refused", new Error(code, message, null, null));
    }

    /**
     * Why.
     *
     * @param code of the page of errors
     * @param message all that is known, in words
     * @param action what to do, if anything can be done
     * @param problems each by itself, if the plan was refused
     */
    public record Error(
            String code,
            String message,
            @Nullable String action,
            @Nullable List<Reason> problems) {

        /** The message with its code; problems have their own codes. */
        public String words() {
            return problems == null ? message + " [" + code + "]" : message;
        }
    }

    /**
     * One of several reasons.
     *
     * @param code of the page of errors
     * @param file where it is, if anywhere
     * @param line in it, from 1
     * @param column in it, from 1, in characters
     * @param message what is wrong
     * @param action what to do
     */
    public record Reason(
            String code,
            @Nullable String file,
            @Nullable Integer line,
            @Nullable Integer column,
            String message,
            String action) {

        static Reason of(Problem problem) {
            var where = problem.where();
            return new Reason(
                    problem.code().name(),
                    where == null ? null : where.file(),
                    where == null || where.line() == 0 ? null : Integer.valueOf(where.line()),
                    where == null || where.column() == 0 ? null : Integer.valueOf(where.column()),
                    problem.message(),
                    problem.action());
        }
    }
}
