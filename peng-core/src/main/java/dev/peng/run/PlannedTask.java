package dev.peng.run;

import dev.peng.event.StepId;
import dev.peng.event.Verb;
import dev.peng.history.History;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A task made of what a provider can do; keeps what was seen, planned and done. */
final class PlannedTask<S, P extends RunPlan, R> implements Task<R> {

    private final Verb verb;
    private final Function<History, S> looking;
    private final Function<S, P> planning;
    private final Execution<P> execution;
    private final BiFunction<RunOutcome, S, R> reporting;
    private @Nullable S seen;
    private @Nullable P plan;
    private @Nullable R report;

    PlannedTask(
            Verb verb,
            Function<History, S> looking,
            Function<S, P> planning,
            Execution<P> execution,
            BiFunction<RunOutcome, S, R> reporting) {
        this.verb = verb;
        this.looking = looking;
        this.planning = planning;
        this.execution = execution;
        this.reporting = reporting;
    }

    @Override
    public Verb verb() {
        return this.verb;
    }

    @Override
    public RunPlan plan(History history) {
        var now = this.looking.apply(history);
        var decided = this.planning.apply(now);
        this.seen = now;
        this.plan = decided;
        return decided;
    }

    @Override
    public List<StepId> planned() {
        return this.plan == null ? List.of() : this.plan.stepIds();
    }

    @Override
    public void execute(int step, Running running) {
        this.execution.run(present(this.plan), step, running);
    }

    @Override
    public void look(History history) {
        this.seen = this.looking.apply(history);
    }

    @Override
    public void finished(RunOutcome outcome) {
        this.report = this.reporting.apply(outcome, present(this.seen));
    }

    @Override
    public R report() {
        return present(this.report);
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the task is not that far");
        }
        return value;
    }
}
