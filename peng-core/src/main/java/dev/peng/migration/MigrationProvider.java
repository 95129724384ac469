package dev.peng.migration;

import dev.peng.event.Verb;
import dev.peng.history.DriftIssue;
import dev.peng.history.History;
import dev.peng.history.MigrationHistory;
import dev.peng.run.LastSeen;
import dev.peng.run.RunOutcome;
import dev.peng.run.Runner;
import dev.peng.run.Running;
import dev.peng.run.Task;
import dev.peng.script.Placeholders;
import dev.peng.source.SourceReader;
import dev.peng.source.Version;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verbs of versioned migrations. Thread-safe; each call reads the files anew and uses one connection of its own, so
 * it must not be called inside a transaction.
 */
public final class MigrationProvider {

    private static final Logger log = LoggerFactory.getLogger(MigrationProvider.class);

    private final MigrationSettings settings;
    private final Placeholders placeholders;
    private final MigrationLoader loader;
    private final Runner runner;
    private final Clock clock;
    private final LastSeen<MigrationStatus> lastSeen = new LastSeen<>();

    /**
     * @param settings where migrations are and what is tolerated
     * @param placeholders of the scripts that ask for them
     * @param classLoader of {@code classpath:} locations
     * @param beans migrations written in Java
     * @param runner runs the plans
     * @param clock of reports; the history has the server's time
     */
    public MigrationProvider(
            MigrationSettings settings,
            Placeholders placeholders,
            ClassLoader classLoader,
            List<? extends JavaMigration> beans,
            Runner runner,
            Clock clock) {
        this.settings = settings;
        this.placeholders = placeholders;
        this.loader = new MigrationLoader(
                new SourceReader(settings.locations(), classLoader), settings.missingDown(), placeholders, beans);
        this.runner = runner;
        this.clock = clock;
    }

    /**
     * Applies all pending migrations in the order of their versions, each in one transaction with its history row.
     *
     * @throws dev.peng.error.ProblemsException if there is any problem; nothing was run
     * @throws dev.peng.error.StepFailedException if a migration failed; those before it stay applied
     * @throws dev.peng.error.LockTimeoutException if another run held the lock for too long
     * @throws dev.peng.error.DatabaseException if the database or its history cannot be used
     */
    public MigrationReport up() {
        return this.runner.run(upTask());
    }

    /** The run of {@link #up}, to be taken together with others. Good for one run. */
    public Task<MigrationReport> upTask() {
        return task(Verb.UP, seen -> planner(seen).up(seen.status()), this::apply);
    }

    /** Reverts the newest applied migration; the same as {@link #down(int) down(1)}. */
    public MigrationReport down() {
        return down(1);
    }

    /**
     * Reverts the newest applied migrations, the newest first, by their down scripts: those of the files, else those
     * that were stored when they were applied.
     *
     * @param count how many at most
     * @throws dev.peng.error.ProblemsException if one of them cannot be reverted, or anything is wrong with the files;
     *     nothing was run
     * @throws dev.peng.error.StepFailedException if a down script failed; those before it stay reverted
     */
    public MigrationReport down(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("down reverts at least one migration, not " + count);
        }
        return this.runner.run(task(Verb.DOWN, seen -> planDown(seen, count), MigrationProvider::revert));
    }

    /** All migrations of files and history, read now. */
    public MigrationStatus status() {
        var set = this.loader.load();
        return this.runner.read(history -> look(set, history)).status();
    }

    /** What was last seen by any verb, without asking the database; nothing before the first one. */
    public Optional<MigrationStatus> lastStatus() {
        return this.lastSeen.get();
    }

    /** The highest applied version, if any is applied. */
    public Optional<Version> version() {
        return status().version();
    }

    /** How files and history differ: edited, missing and late files. Empty if they agree. */
    public List<DriftIssue> drift() {
        return status().drift();
    }

    private Task<MigrationReport> task(
            Verb verb, Function<Seen, MigrationPlan> planning, BiConsumer<MigrationPlan, Running> execution) {
        var set = this.loader.load();
        return Task.of(verb, history -> look(set, history), planning, execution, this::report);
    }

    private Seen look(MigrationSet set, History history) {
        var number = this.lastSeen.begin();
        var rows = history.migrations().rows();
        var status = new MigrationComparison(set, rows).status(this.clock.instant());
        this.lastSeen.end(number, status);
        return new Seen(set, rows, status, history);
    }

    private MigrationPlanner planner(Seen seen) {
        return new MigrationPlanner(this.settings, seen.set(), this.placeholders);
    }

    private MigrationPlan planDown(Seen seen, int count) {
        var planner = planner(seen);
        var stored = new HashMap<Version, String>();
        for (var row : planner.withoutDownFile(seen.rows(), count)) {
            seen.history().migrations().downSql(row.version()).ifPresent(sql -> stored.put(row.version(), sql));
        }
        return planner.down(seen.rows(), stored, count);
    }

    private void apply(MigrationPlan plan, Running running) {
        for (var step : plan.steps()) {
            var migration = step.migration();
            running.steps()
                    .run(
                            migration.id(),
                            () -> migration.up(running.session()),
                            took -> insert(running.history().migrations(), migration, took));
        }
    }

    private void insert(MigrationHistory history, Migration migration, Duration took) {
        history.insert(
                migration.version(),
                migration.name(),
                migration.kind(),
                took,
                migration.checksum(),
                this.settings.storedDown() ? migration.downSql() : null);
    }

    private static void revert(MigrationPlan plan, Running running) {
        for (var step : plan.steps()) {
            var migration = step.migration();
            running.steps()
                    .run(
                            migration.id(),
                            () -> migration.down(running.session()),
                            took -> running.history().migrations().delete(step.recorded()));
        }
    }

    private MigrationReport report(RunOutcome outcome, Seen seen) {
        var report = new MigrationReport(outcome, seen.status());
        logSummary(report);
        return report;
    }

    private void logSummary(MigrationReport report) {
        var status = report.status();
        if (status.entries().isEmpty()) {
            log.warn("there are no migrations in {}", this.loader.locations());
        }
        var steps = report.outcome().steps().size();
        log.info(
                "migrations: {} in {} ms; version {}, {} applied, {} pending ({})",
                steps == 0 ? "nothing to do" : steps + (report.outcome().verb() == Verb.UP ? " applied" : " reverted"),
                report.outcome().took().toMillis(),
                status.version().map(Version::toString).orElse("none"),
                status.entries().size() - status.count(MigrationState.PENDING),
                status.count(MigrationState.PENDING),
                this.loader.locations());
    }
}
