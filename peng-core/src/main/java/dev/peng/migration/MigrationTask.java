package dev.peng.migration;

import dev.peng.event.Verb;
import dev.peng.history.History;
import dev.peng.history.MigrationHistory;
import dev.peng.run.RunOutcome;
import dev.peng.run.RunPlan;
import dev.peng.run.Running;
import dev.peng.run.Task;
import dev.peng.session.Session;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run of migrations.
 *
 * <p>What differs from verb to verb is how it plans, what is done with a migration, and how that is recorded.
 */
final class MigrationTask implements Task<MigrationReport> {

    private final Verb verb;
    private final Function<History, Seen> looking;
    private final Function<Seen, MigrationPlan> planning;
    private final Work work;
    private final Recording recording;
    private final Consumer<MigrationReport> summary;
    private @Nullable Seen seen;
    private @Nullable MigrationPlan plan;
    private @Nullable MigrationReport report;

    MigrationTask(
            Verb verb,
            Function<History, Seen> looking,
            Function<Seen, MigrationPlan> planning,
            Work work,
            Recording recording,
            Consumer<MigrationReport> summary) {
        this.verb = verb;
        this.looking = looking;
        this.planning = planning;
        this.work = work;
        this.recording = recording;
        this.summary = summary;
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
    public void execute(Running running) {
        if (this.plan != null) {
            for (var step : this.plan.steps()) {
                running.steps()
                        .run(
                                step.migration().id(),
                                () -> this.work.run(step.migration(), running.session()),
                                took -> this.recording.write(running.history().migrations(), step, took));
            }
        }
    }

    @Override
    public void look(History history) {
        this.seen = this.looking.apply(history);
    }

    @Override
    public void finished(RunOutcome outcome) {
        if (this.seen == null) {
            throw new IllegalStateException("nobody has looked");
        }
        this.report = new MigrationReport(outcome, this.seen.status());
        this.summary.accept(this.report);
    }

    @Override
    public MigrationReport report() {
        if (this.report == null) {
            throw new IllegalStateException("the task has not run");
        }
        return this.report;
    }

    /** Applies or reverts a migration. */
    interface Work {
        void run(Migration migration, Session session);
    }

    /** Writes or removes the row of a migration. */
    interface Recording {
        void write(MigrationHistory history, MigrationPlan.Step step, Duration took);
    }
}
