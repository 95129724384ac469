package dev.peng.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A migration or a seed failed while it ran; its transaction was rolled back. */
public final class StepFailedException extends PengException {

    private static final long serialVersionUID = 1L;

    private final String step;
    private final transient @Nullable FailedStatement statement;
    private final transient @Nullable ServerError serverError;
    private final transient List<String> appliedBefore;
    private final int attempts;
    private final transient List<Blocker> blockers;
    private final String advice;

    /**
     * @param step kind, version and name, such as {@code migration 3_loans}
     * @param statement the statement that failed; none for a Java step or a failing commit
     * @param serverError what the server said; none if a Java step threw something of its own
     * @param aftermath what is left, and what it was like
     * @param cause what was thrown
     */
    public StepFailedException(
            String step,
            @Nullable FailedStatement statement,
            @Nullable ServerError serverError,
            Aftermath aftermath,
            Throwable cause) {
        super(
                ErrorCode.STEP_FAILED,
                "%s failed%s%n%s%n%s%n%s%nApplied before it in this run: %s."
                        .formatted(
                                step,
                                statement == null
                                        ? ""
                                        : " at %s%n%n%s%n".formatted(statement.place(), statement.excerpt()),
                                serverError == null ? withItsRoot(cause) : serverError,
                                aftermath.obstacles(),
                                aftermath.remains().words,
                                aftermath.appliedBefore().isEmpty()
                                        ? "nothing"
                                        : String.join(", ", aftermath.appliedBefore())),
                cause);
        this.step = step;
        this.statement = statement;
        this.serverError = serverError;
        this.appliedBefore = aftermath.appliedBefore();
        this.attempts = aftermath.attempts();
        this.blockers = aftermath.blockers();
        this.advice = aftermath.advice();
    }

    // What wraps it often says no more than that something has failed.
    private static String withItsRoot(Throwable cause) {
        var root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == cause ? cause.toString() : "%s%nCaused by: %s".formatted(cause, root);
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

    /** How often it was tried. */
    public int attempts() {
        return this.attempts;
    }

    /** Who held locks on what the failed statement names, if that is why it failed and the server tells. */
    public List<Blocker> blockers() {
        return this.blockers;
    }

    @Override
    public String action() {
        var where = this.statement == null ? this.step : this.statement.place().toString();
        var general = this.serverError == null ? "" : Advice.on(this.serverError.sqlState());
        return (isOfTheMoment() ? "Start again" : "Mend " + where + " and start again")
                + ": what was applied before stays applied, and the run goes on "
                + (isOfTheMoment() ? "with " + where + "." : "here.")
                + general
                + (this.advice.isEmpty() ? "" : " " + this.advice);
    }

    // Deadlocks, locks, resources, shutdown and cancelling (classes 40, 53, 57) are no fault of the script.
    private boolean isOfTheMoment() {
        return this.serverError != null && this.serverError.sqlState().matches("40...|53...|57...|55P03");
    }

    /**
     * What is left of a step that failed, and what it was like.
     *
     * @param remains what is left of it
     * @param appliedBefore the steps that this run had committed before
     * @param attempts how often it was tried
     * @param blockers who stood in its way
     * @param advice what else to do, if anything is known
     */
    public record Aftermath(
            Remains remains, List<String> appliedBefore, int attempts, List<Blocker> blockers, String advice) {

        public Aftermath {
            appliedBefore = List.copyOf(appliedBefore);
            blockers = List.copyOf(blockers);
        }

        /** Of a step that was tried once. */
        public Aftermath(Remains remains, List<String> appliedBefore) {
            this(remains, appliedBefore, 1, List.of(), "");
        }

        private String obstacles() {
            var tried = attempts == 1 ? "" : "It was tried %d times.%n".formatted(attempts);
            return blockers.isEmpty()
                    ? tried
                    : tried
                            + blockers.stream()
                                    .map(Blocker::toString)
                                    .collect(Collectors.joining(
                                            "; ", "Locks on what it names are held by ", System.lineSeparator()));
        }
    }

    /** What is left of a step that failed. */
    public enum Remains {
        /** Nothing: its transaction was rolled back. */
        NOTHING("Its transaction was rolled back: nothing of it remains, and it is not recorded."),
        /** The parts of its script that were done before. */
        PARTS("The parts of the script before this one are done and stay done; the next run goes on with this one."),
        /** What Java has done outside of a transaction. */
        ANYTHING(
                "It runs outside of a transaction: what it did before it failed stays, and nobody can tell what that is."),
        /** A connection that breaks during the commit leaves it open whether the server has carried it out. */
        UNKNOWN("The connection was lost. If that was during the commit, the next start finds out what became of it.");

        private final String words;

        Remains(String words) {
            this.words = words;
        }
    }
}
