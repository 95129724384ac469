package dev.peng.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A migration or a seed failed while it ran; its transaction was rolled back. */
public final class StepFailedException extends PengException {

    private static final long serialVersionUID = 1L;

    private final String step;
    private final transient @Nullable FailedStatement statement;
    private final transient @Nullable ServerError serverError;
    private final transient List<String> appliedBefore;

    /**
     * @param step kind, version and name, such as {@code migration 3_loans}
     * @param statement the statement that failed; none for a Java step or a failing commit
     * @param serverError what the server said; none if a Java step threw something of its own
     * @param appliedBefore the steps that this run had committed before
     * @param cause what was thrown
     */
    public StepFailedException(
            String step,
            @Nullable FailedStatement statement,
            @Nullable ServerError serverError,
            List<String> appliedBefore,
            Throwable cause) {
        super(ErrorCode.STEP_FAILED, describe(step, statement, serverError, appliedBefore, cause), cause);
        this.step = step;
        this.statement = statement;
        this.serverError = serverError;
        this.appliedBefore = List.copyOf(appliedBefore);
    }

    /** Kind, version and name of the step. */
    public String step() {
        return this.step;
    }

    /** The statement that failed, with its place in the file. */
    public @Nullable FailedStatement statement() {
        return this.statement;
    }

    /** What the server said. */
    public @Nullable ServerError serverError() {
        return this.serverError;
    }

    /** The steps that this run had committed before; they stay. */
    public List<String> appliedBefore() {
        return this.appliedBefore;
    }

    @Override
    public String action() {
        var where = this.statement == null ? this.step : this.statement.place().toString();
        return "Mend " + where + " and start again: what was applied before stays applied, and the run goes on here.";
    }

    private static String describe(
            String step,
            @Nullable FailedStatement statement,
            @Nullable ServerError serverError,
            List<String> appliedBefore,
            Throwable cause) {
        var text = new StringBuilder(step).append(" failed");
        if (statement != null) {
            text.append(" at %s%n%n%s%n".formatted(statement.place(), statement.excerpt()));
        }
        text.append(System.lineSeparator()).append(serverError == null ? cause.toString() : serverError.toString());
        text.append("%n%n%s".formatted(remains(serverError)));
        text.append("%nApplied before it in this run: ".formatted());
        text.append(appliedBefore.isEmpty() ? "nothing" : String.join(", ", appliedBefore))
                .append('.');
        return text.toString();
    }

    // A connection that breaks during the commit leaves it open whether the server has carried it out.
    private static String remains(@Nullable ServerError serverError) {
        return serverError != null && serverError.isLostConnection()
                ? "The connection was lost. If that was during the commit, the next start finds out what became of it."
                : "Its transaction was rolled back: nothing of it remains, and it is not recorded.";
    }
}
