package dev.peng.seed;

import dev.peng.event.Action;
import dev.peng.event.StepId;
import dev.peng.event.Verb;
import dev.peng.history.AppliedRow;
import dev.peng.history.DriftIssue;
import dev.peng.history.History;
import dev.peng.history.SeedHistory;
import dev.peng.run.LastSeen;
import dev.peng.run.RunOutcome;
import dev.peng.run.Runner;
import dev.peng.run.Running;
import dev.peng.run.Step;
import dev.peng.run.Task;
import dev.peng.script.Placeholders;
import dev.peng.seed.SeedPlanner.Migrations;
import dev.peng.source.Ahead;
import dev.peng.source.SourceReader;
import dev.peng.source.Version;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verbs of seeds. Thread-safe; each call reads the files anew and uses one connection of its own, so it must not be
 * called inside a transaction.
 */
public final class SeedProvider {

    private static final Logger log = LoggerFactory.getLogger(SeedProvider.class);

    private final SeedSettings settings;
    private final SeedLoader loader;
    private final Runner runner;
    private final Clock clock;
    private final LastSeen<SeedStatus> lastSeen = new LastSeen<>();

    /**
     * @param settings where seeds are and which of them are wanted
     * @param placeholders of the scripts that ask for them
     * @param classLoader of {@code classpath:} locations
     * @param runner runs the plans
     * @param clock of reports; the history has the server's time
     */
    public SeedProvider(
            SeedSettings settings, Placeholders placeholders, ClassLoader classLoader, Runner runner, Clock clock) {
        this.settings = settings;
        this.loader = new SeedLoader(new SourceReader(settings.locations(), classLoader), settings, placeholders);
        this.runner = runner;
        this.clock = clock;
    }

    /**
     * Applies all seeds that are selected and due, in the order of their versions, each in one transaction with its
     * history row.
     *
     * @throws dev.peng.error.ProblemsException if there is any problem; nothing was run
     * @throws dev.peng.error.StepFailedException if a seed failed; those before it stay applied
     * @throws dev.peng.error.LockTimeoutException if another run held the lock for too long
     * @throws dev.peng.error.DatabaseException if the database or its history cannot be used
     */
    public SeedReport applyAll() {
        return apply(SeedSelection.DUE);
    }

    /** Applies some seeds, by name, as far as they are due; otherwise like {@link #applyAll}. */
    public SeedReport apply(String... names) {
        return apply(SeedSelection.of(names));
    }

    /** Applies a selection of seeds; otherwise like {@link #applyAll}. */
    public SeedReport apply(SeedSelection selection) {
        return this.runner.run(task(selection, List::of));
    }

    /**
     * The run of {@link #applyAll}, to be taken together with a run of migrations. Good for one run.
     *
     * @param migrations the steps that are planned there
     */
    public Task<SeedReport> applyTask(Supplier<List<StepId>> migrations) {
        return task(SeedSelection.DUE, migrations);
    }

    /** What {@link #apply(SeedSelection)} would do now. */
    public SeedPreview plan(SeedSelection selection) {
        var files = read();
        return this.runner.read(history -> {
            var plan = plan(selection, look(files, history, false), List.of());
            return new SeedPreview(plan.stepIds(), plan.problems(), plan.warnings());
        });
    }

    /** All seeds of files and history, read now. */
    public SeedStatus status() {
        var files = read();
        return this.runner.read(history -> look(files, history, false).status());
    }

    /** What was last seen by any verb, without asking the database; nothing before the first one. */
    public Optional<SeedStatus> lastStatus() {
        return this.lastSeen.get();
    }

    /**
     * How files and history differ: edited and missing files. Empty if they agree. Reads all files, while the others look
     * at length and time of a large one first.
     */
    public List<DriftIssue> drift() {
        var files = read();
        return this.runner.read(history -> look(files, history, true).status()).drift();
    }

    private Ahead<SeedSet> read() {
        return Ahead.read(this.loader::load);
    }

    private Task<SeedReport> task(SeedSelection selection, Supplier<List<StepId>> migrations) {
        var files = read();
        return Task.of(
                Verb.SEED_APPLY,
                history -> look(files, history, false),
                seen -> plan(selection, seen, migrations.get()),
                SeedProvider::apply,
                this::report);
    }

    private Seen look(Ahead<SeedSet> files, History history, boolean thorough) {
        var number = this.lastSeen.begin();
        var rows = history.seeds().rows();
        var set = files.get();
        var status = new SeedComparison(set, rows, this.settings, thorough).status(this.clock.instant());
        this.lastSeen.end(number, status);
        return new Seen(set, status, history);
    }

    private SeedPlan plan(SeedSelection selection, Seen seen, List<StepId> planned) {
        var pending = planned.stream().map(step -> Version.of(step.version())).toList();
        var migrations = new Migrations(appliedMigrations(seen), pending);
        return new SeedPlanner(this.settings, seen.set(), seen.status(), migrations).plan(selection);
    }

    // Asked only where a seed is tied to a migration.
    private static List<Version> appliedMigrations(Seen seen) {
        return seen.set().seeds().stream().allMatch(seed -> seed.terms().after().isEmpty())
                ? List.of()
                : seen.history().migrations().rows().stream()
                        .map(AppliedRow::version)
                        .toList();
    }

    private static void apply(SeedPlan plan, int number, Running running) {
        var planned = plan.steps().get(number);
        var seed = planned.seed();
        var history = running.history().seeds();
        var step = new Step(Action.APPLY, seed.id(), () -> isDue(planned, history));
        running.steps().run(step, seed.work(running.history()), null, new SeedMemory(seed, history));
    }

    // Nobody else has run it since the plan was made.
    private static boolean isDue(SeedPlan.Step planned, SeedHistory history) {
        return history.rows().stream()
                .filter(row -> planned.seed().key().equals(SeedKey.of(row)))
                .map(row -> row.applied().appliedAt())
                .findFirst()
                .equals(Optional.ofNullable(planned.appliedAt()));
    }

    private SeedReport report(RunOutcome outcome, Seen seen) {
        var report = new SeedReport(outcome, seen.status());
        logSummary(report);
        return report;
    }

    private void logSummary(SeedReport report) {
        var status = report.status();
        var steps = report.outcome().steps().size();
        log.info(
                "seeds: {} in {} ms; {} applied, {} pending, profiles {} ({})",
                steps == 0 ? "nothing to do" : steps + " applied",
                report.outcome().took().toMillis(),
                status.count(SeedState.APPLIED) + status.count(SeedState.ORPHANED),
                status.count(SeedState.PENDING),
                this.settings.profiles(),
                this.loader.locations());
    }

    /** What a look has shown, and where. */
    private record Seen(SeedSet set, SeedStatus status, History history) {}
}
