package dev.peng.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A migration or a seed failed while it ran; its transaction was rolled back. */
public final class StepFailedException extends PengException {

    private static final long serialVersionUID = 1L;

    private static final String ROLLED_BACK =
            "Its transaction was rolled back: nothing of it remains, and it is not recorded.";

    // A connection that breaks during the commit leaves it open whether the server has carried it out.
    private static final String LOST =
            "The connection was lost. If that was during the commit, the next start finds out what became of it.";

    private final String step;
    private final transient @Nullable FailedStatement statement;
    private final transient @Nullable ServerError serverError;
    private final transient List<String> appliedBefore;

    /**
     * @param step kind, version and name, such as {@code migration 3_loans}
     * @param statement the statement that failed; none for a Java step or a failing commit
     * @param serverError what the server said; none if a Java step threw something of its own
     * @param appliedBefore the steps that this run had committed before
     * @param connectionLost whether the connection broke
     * @param cause what was thrown
     */
    public StepFailedException(
            String step,
            @Nullable FailedStatement statement,
            @Nullable ServerError serverError,
            List<String> appliedBefore,
            boolean connectionLost,
            Throwable cause) {
        super(
                ErrorCode.STEP_FAILED,
                "%s failed%s%n%s%n%n%s%nApplied before it in this run: %s."
                        .formatted(
                                step,
                                statement == null
                                        ? ""
                                        : " at %s%n%n%s%n".formatted(statement.place(), statement.excerpt()),
                                serverError == null ? cause : serverError,
                                connectionLost ? LOST : ROLLED_BACK,
                                appliedBefore.isEmpty() ? "nothing" : String.join(", ", appliedBefore)),
                cause);
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
}
