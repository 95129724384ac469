package dev.peng.seed;

import dev.peng.event.Verb;
import dev.peng.history.History;
import dev.peng.history.RowKind;
import dev.peng.run.RunOutcome;
import dev.peng.run.RunPlan;
import dev.peng.run.Running;
import dev.peng.run.Task;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of seeds. */
final class SeedTask implements Task<SeedReport> {

    private final SeedSet set;
    private final Function<History, SeedStatus> looking;
    private final Consumer<SeedReport> summary;
    private @Nullable SeedStatus seen;
    private @Nullable SeedPlan plan;
    private @Nullable SeedReport report;

    SeedTask(SeedSet set, Function<History, SeedStatus> looking, Consumer<SeedReport> summary) {
        this.set = set;
        this.looking = looking;
        this.summary = summary;
    }

    @Override
    public Verb verb() {
        return Verb.SEED_APPLY;
    }

    @Override
    public RunPlan plan(History history) {
        var now = this.looking.apply(history);
        var decided = SeedPlan.of(this.set, now);
        this.seen = now;
        this.plan = decided;
        return decided;
    }

    @Override
    public void execute(Running running) {
        if (this.plan != null) {
            for (var seed : this.plan.seeds()) {
                running.steps()
                        .run(
                                seed.id(),
                                () -> running.session().run(seed.script().script()),
                                took -> record(running.history(), seed, took));
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
        this.report = new SeedReport(outcome, this.seen);
        this.summary.accept(this.report);
    }

    @Override
    public SeedReport report() {
        if (this.report == null) {
            throw new IllegalStateException("the task has not run");
        }
        return this.report;
    }

    private static void record(History history, Seed seed, Duration took) {
        history.seeds()
                .insert(
                        seed.key().profile(),
                        seed.key().version(),
                        seed.name(),
                        RowKind.SQL,
                        took,
                        seed.source().checksum());
    }
}
