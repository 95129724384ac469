package dev.peng.seed;

import dev.peng.error.ServerError;
import dev.peng.event.Action;
import dev.peng.event.StepId;
import dev.peng.event.Verb;
import dev.peng.history.AppliedRow;
import dev.peng.history.DriftIssue;
import dev.peng.history.History;
import dev.peng.history.SeedHistory;
import dev.peng.history.SeedRow;
import dev.peng.run.LastSeen;
import dev.peng.run.RunOutcome;
import dev.peng.run.Runner;
import dev.peng.run.Running;
import dev.peng.run.Step;
import dev.peng.run.Task;
import dev.peng.seed.SeedPlanner.Migrations;
import dev.peng.source.Ahead;
import dev.peng.source.Version;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private final boolean autoSplit;
    private final SeedLoader loader;
    private final Runner runner;
    private final Clock clock;
    private final MissingTable missingTable;
    private final LastSeen<SeedStatus> lastSeen;

    /**
     * @param settings where seeds are and which of them are wanted
     * @param sources what seeds are made of
     * @param autoSplit whether a script is run in parts if the server says that it cannot run in one transaction
     * @param runner runs the plans
     * @param clock of reports; the history has the server's time
     * @param creators finds the migration that creates a table
     */
    public SeedProvider(
            SeedSettings settings,
            SeedSources sources,
            boolean autoSplit,
            Runner runner,
            Clock clock,
            Function<String, Optional<StepId>> creators) {
        this.missingTable = new MissingTable(creators);
        this.settings = settings;
        this.autoSplit = autoSplit;
        this.loader = sources.loader(settings);
        this.runner = runner;
        this.clock = clock;
        this.lastSeen = new LastSeen<>();
    }

    private SeedProvider(SeedProvider other, Runner runner) {
        this.missingTable = other.missingTable;
        this.settings = other.settings;
        this.autoSplit = other.autoSplit;
        this.loader = other.loader;
        this.runner = runner;
        this.clock = other.clock;
        this.lastSeen = other.lastSeen;
    }

    /** The same with another runner on the same database. */
    public SeedProvider with(Runner other) {
        return new SeedProvider(this, other);
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
     * Takes an applied seed back, by its undo script or its undo method, in one transaction with its history row. A seed
     * that runs once is pending again then.
     *
     * @param name such as {@code members}, {@code dev/members}, {@code dev/7_members} or {@code 7}; active or not
     * @throws dev.peng.error.ProblemsException if that names no seed or several, it is not applied, there is no way back,
     *     or anything is wrong with the files; nothing was run
     * @throws dev.peng.error.StepFailedException if the undo failed
     */
    public SeedReport revert(String name) {
        return this.runner.run(task(Verb.SEED_REVERT, seen -> new UndoPlanner(seen).plan(name)));
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
        return this.runner.foresee(history -> {
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
        return Ahead.read(this.loader.loading());
    }

    private Task<SeedReport> task(SeedSelection selection, Supplier<List<StepId>> migrations) {
        return task(Verb.SEED_APPLY, seen -> plan(selection, seen, migrations.get()));
    }

    private Task<SeedReport> task(Verb verb, Function<Seen, SeedPlan> planning) {
        var files = read();
        return Task.of(verb, history -> look(files, history, false), planning, this::execute, this::report);
    }

    private Seen look(Ahead<SeedSet> files, History history, boolean thorough) {
        var number = this.lastSeen.begin();
        var rows = history.seeds().rows();
        var set = files.get();
        var status = new SeedComparison(set, rows, this.settings, thorough).status(this.clock.instant());
        this.lastSeen.end(number, status);
        return new Seen(set, rows, status, history, history.isShared());
    }

    private SeedPlan plan(SeedSelection selection, Seen seen, List<StepId> planned) {
        var pending = planned.stream().map(step -> Version.of(step.version())).toList();
        var migrations = new Migrations(appliedMigrations(seen), pending);
        return new SeedPlanner(this.settings, seen, migrations).plan(selection);
    }

    // Asked only where a seed is tied to a migration.
    private static List<Version> appliedMigrations(Seen seen) {
        return seen.set().seeds().stream().allMatch(seed -> seed.terms().after().isEmpty())
                ? List.of()
                : seen.history().migrations().rows().stream()
                        .filter(row -> row.unfinished() == null)
                        .map(AppliedRow::version)
                        .toList();
    }

    private void execute(SeedPlan plan, int number, Running running) {
        var step = plan.steps().get(number);
        var history = running.history().seeds();
        Function<ServerError, String> advice = step.action() == Action.APPLY ? this.missingTable : error -> "";
        var what = new Step(step.action(), step.seed().id(), () -> isDue(step, history), advice);
        running.steps().run(what, step.what().work(), step.unfinished(), new SeedMemory(step, history, this.autoSplit));
    }

    // Nobody else has done it since the plan was made.
    private static boolean isDue(SeedPlan.Step step, SeedHistory history) {
        var row = history.rows().stream()
                .filter(applied -> step.seed().key().equals(SeedKey.of(applied)))
                .map(SeedRow::applied)
                .findFirst();
        if (step.action() == Action.REVERT) {
            return row.isPresent();
        }
        return row.map(AppliedRow::unfinished).isPresent()
                || row.map(AppliedRow::appliedAt).equals(Optional.ofNullable(step.appliedAt()));
    }

    private SeedReport report(RunOutcome outcome, Seen seen) {
        var report = new SeedReport(outcome, seen.status());
        logSummary(report);
        return report;
    }

    private void logSummary(SeedReport report) {
        var status = report.status();
        log.info(
                "seeds: {} in {} ms; {} applied, {} pending, profiles {} ({})",
                report.outcome().summary(),
                report.outcome().took().toMillis(),
                status.count(SeedState.APPLIED) + status.count(SeedState.ORPHANED),
                status.pending(),
                this.settings.profiles(),
                this.loader.locations());
    }
}
