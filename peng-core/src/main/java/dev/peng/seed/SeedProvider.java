package dev.peng.seed;

import dev.peng.event.Action;
import dev.peng.event.Verb;
import dev.peng.history.DriftIssue;
import dev.peng.history.History;
import dev.peng.history.RowKind;
import dev.peng.history.SeedHistory;
import dev.peng.run.LastSeen;
import dev.peng.run.RunOutcome;
import dev.peng.run.Runner;
import dev.peng.run.Running;
import dev.peng.run.Step;
import dev.peng.run.Task;
import dev.peng.script.Placeholders;
import dev.peng.source.Ahead;
import dev.peng.source.SourceReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
     * Applies the common seeds and those of the selected profiles that were not applied yet, each once, in the order of
     * their versions, each in one transaction with its history row.
     *
     * @throws dev.peng.error.ProblemsException if there is any problem; nothing was run
     * @throws dev.peng.error.StepFailedException if a seed failed; those before it stay applied
     * @throws dev.peng.error.LockTimeoutException if another run held the lock for too long
     * @throws dev.peng.error.DatabaseException if the database or its history cannot be used
     */
    public SeedReport apply() {
        return this.runner.run(applyTask());
    }

    /** The run of {@link #apply}, to be taken together with others. Good for one run. */
    public Task<SeedReport> applyTask() {
        var set = Ahead.read(this.loader::load);
        return Task.of(
                Verb.SEED_APPLY,
                history -> look(set, history),
                seen -> SeedPlan.of(set.get(), seen),
                SeedProvider::apply,
                this::report);
    }

    /** All seeds of files and history, read now. */
    public SeedStatus status() {
        var set = Ahead.read(this.loader::load);
        return this.runner.read(history -> look(set, history));
    }

    /** What was last seen by any verb, without asking the database; nothing before the first one. */
    public Optional<SeedStatus> lastStatus() {
        return this.lastSeen.get();
    }

    /** How files and history differ: edited and missing files. Empty if they agree. */
    public List<DriftIssue> drift() {
        return status().drift();
    }

    private SeedStatus look(Ahead<SeedSet> files, History history) {
        var number = this.lastSeen.begin();
        var rows = history.seeds().rows();
        var set = files.get();
        var status = new SeedComparison(set, rows, this.settings).status(this.clock.instant());
        this.lastSeen.end(number, status);
        return status;
    }

    private static void apply(SeedPlan plan, Running running) {
        var history = running.history().seeds();
        for (var seed : plan.seeds()) {
            var step = new Step(Action.APPLY, seed.id(), () -> isDue(seed, history));
            running.steps().run(step, seed.script().script(), took -> record(history, seed, took));
        }
    }

    private static boolean isDue(Seed seed, SeedHistory history) {
        return history.rows().stream().noneMatch(row -> seed.key().equals(SeedKey.of(row)));
    }

    private static void record(SeedHistory history, Seed seed, Duration took) {
        history.insert(
                seed.key().profile(),
                seed.key().version(),
                seed.name(),
                RowKind.SQL,
                took,
                seed.source().checksum());
    }

    private SeedReport report(RunOutcome outcome, SeedStatus seen) {
        var report = new SeedReport(outcome, seen);
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
}
