package dev.peng.migration;

import dev.peng.error.Problem;
import dev.peng.event.StepId;
import dev.peng.event.Verb;
import dev.peng.history.AppliedRow;
import dev.peng.history.DriftIssue;
import dev.peng.history.History;
import dev.peng.history.MigrationHistory;
import dev.peng.run.LastSeen;
import dev.peng.run.Outlook;
import dev.peng.run.RunOutcome;
import dev.peng.run.Runner;
import dev.peng.run.Running;
import dev.peng.run.Step;
import dev.peng.run.Task;
import dev.peng.script.Placeholders;
import dev.peng.source.Ahead;
import dev.peng.source.Version;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
    private final LastSeen<MigrationStatus> lastSeen;

    /**
     * @param settings where migrations are and what is tolerated
     * @param sources what migrations are made of
     * @param runner runs the plans
     * @param clock of reports; the history has the server's time
     */
    public MigrationProvider(MigrationSettings settings, MigrationSources sources, Runner runner, Clock clock) {
        this.settings = settings;
        this.placeholders = sources.placeholders();
        this.loader = sources.loader(settings);
        this.runner = runner;
        this.clock = clock;
        this.lastSeen = new LastSeen<>();
    }

    private MigrationProvider(MigrationProvider other, Runner runner) {
        this.settings = other.settings;
        this.placeholders = other.placeholders;
        this.loader = other.loader;
        this.runner = runner;
        this.clock = other.clock;
        this.lastSeen = other.lastSeen;
    }

    /** The same with another runner on the same database. */
    public MigrationProvider with(Runner other) {
        return new MigrationProvider(this, other);
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

    /** Applies the oldest pending migration; otherwise like {@link #up}. */
    public MigrationReport upOne() {
        return run(Verb.UP, Selector::upOne);
    }

    /** Applies the pending migrations up to a version, which is included; otherwise like {@link #up}. */
    public MigrationReport upTo(Version target) {
        return run(Verb.UP, selector -> selector.upTo(target));
    }

    /** The run of {@link #up}, to be taken together with others. Good for one run. */
    public Task<MigrationReport> upTask() {
        return task(Verb.UP, Selector::up);
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
     * @throws dev.peng.error.ProblemsException if one of them is locked or cannot be reverted, or anything is wrong with
     *     the files; nothing was run
     * @throws dev.peng.error.StepFailedException if a down script failed; those before it stay reverted
     */
    public MigrationReport down(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("down reverts at least one migration, not " + count);
        }
        return run(Verb.DOWN, selector -> selector.down(count));
    }

    /** Reverts the applied migrations above a version, which must be applied, or 0 for all; like {@link #down(int)}. */
    public MigrationReport downTo(Version target) {
        return run(Verb.DOWN, selector -> selector.downTo(target));
    }

    /** Reverts the newest applied migration and applies it again; like {@link #down(int)}, then {@link #up}. */
    public MigrationReport redo() {
        return run(Verb.REDO, Selector::redo);
    }

    /** Reverts all applied migrations; like {@link #down(int)}. */
    public MigrationReport reset() {
        return run(Verb.RESET, Selector::reset);
    }

    /**
     * Reverts what is applied above a version, then applies what is pending up to it. Version 0 is the empty database;
     * any other must have a file. Otherwise like {@link #down(int)} and {@link #up}.
     */
    public MigrationReport goTo(Version target) {
        return run(Verb.GOTO, selector -> selector.goTo(target));
    }

    /**
     * Notes that a migration is applied, or is not, after somebody has done so by hand. Runs nothing of it.
     *
     * @param version one with a file, to be noted as applied, or one of the history, to be noted as reverted
     * @param applied what is true of the database
     * @throws dev.peng.error.ProblemsException if there is no such migration, it is locked and to be noted as reverted, or
     *     anything is wrong with the files
     */
    public MigrationReport force(Version version, boolean applied) {
        return run(Verb.FORCE, selector -> selector.force(version, applied));
    }

    /**
     * Protects an applied migration from being reverted, by any verb.
     *
     * @throws dev.peng.error.ProblemsException if it is not applied, or anything is wrong with the files
     */
    public MigrationReport lock(Version version) {
        return run(Verb.LOCK, selector -> selector.lock(version, true));
    }

    /** Takes the protection of {@link #lock} away. */
    public MigrationReport unlock(Version version) {
        return run(Verb.UNLOCK, selector -> selector.lock(version, false));
    }

    /** All migrations of files and history, read now. */
    public MigrationStatus status() {
        var set = read();
        return this.runner.read(history -> look(set, history)).status();
    }

    /**
     * What {@link #up} would do now.
     *
     * @param withSql whether the scripts come with it
     */
    public MigrationPreview plan(boolean withSql) {
        return preview(Verb.UP, Selector::up, withSql);
    }

    /**
     * What {@link #goTo} would do now.
     *
     * @param target the version to go to
     * @param withSql whether the scripts come with it
     */
    public MigrationPreview plan(Version target, boolean withSql) {
        return preview(Verb.GOTO, selector -> selector.goTo(target), withSql);
    }

    /** Everything that is wrong with the files, applied ones included; no database is asked. */
    public List<Problem> validate() {
        var set = this.loader.load();
        return Stream.concat(
                        set.problems().stream(),
                        set.migrations().stream()
                                .flatMap(migration -> Stream.concat(
                                        migration.upProblems().stream(), migration.downFileProblems().stream())))
                .distinct()
                .toList();
    }

    /** All that are well formed, as they are written, in the order of their versions; no database is asked. */
    public List<MigrationText> texts() {
        return this.loader.load().migrations().stream().map(MigrationText::new).toList();
    }

    /**
     * The migration that creates a table, a view or a sequence, by the text of the scripts; no database is asked.
     *
     * @param relation its name, with or without the schema
     */
    public Optional<StepId> creatorOf(String relation) {
        return new Creators(this.loader.load()).of(relation);
    }

    /** The migration that creates a schema, by the text of the scripts; no database is asked. */
    public Optional<StepId> creatorOfSchema(String schema) {
        return new Creators(this.loader.load()).ofSchema(schema);
    }

    /** What {@link #up} would have to do, for somebody who is not to do it. */
    public Outlook outlook() {
        return this.runner.outlook(List.of(upTask()));
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

    private MigrationReport run(Verb verb, Function<Selector, Selection> selecting) {
        return this.runner.run(task(verb, selecting));
    }

    private MigrationPreview preview(Verb verb, Function<Selector, Selection> selecting, boolean withSql) {
        var set = read();
        return this.runner.foresee(history -> {
            var seen = look(set, history);
            return MigrationPreview.of(verb, plan(verb, seen, selecting.apply(new Selector(seen))), withSql);
        });
    }

    private Task<MigrationReport> task(Verb verb, Function<Selector, Selection> selecting) {
        var set = read();
        return Task.of(
                verb,
                history -> look(set, history),
                seen -> plan(verb, seen, selecting.apply(new Selector(seen))),
                this::execute,
                this::report);
    }

    private Ahead<MigrationSet> read() {
        return Ahead.read(this.loader::load);
    }

    private Seen look(Ahead<MigrationSet> files, History history) {
        var number = this.lastSeen.begin();
        var rows = history.migrations().rows();
        var set = files.get();
        var status = new MigrationComparison(set, rows).status(this.clock.instant());
        this.lastSeen.end(number, status);
        return new Seen(set, rows, status, history, history.isShared());
    }

    private MigrationPlan plan(Verb verb, Seen seen, Selection selection) {
        var planner = new MigrationPlanner(this.settings, seen.set(), this.placeholders);
        var stored = new HashMap<Version, String>();
        for (var row : planner.withoutDownFile(selection)) {
            seen.history().migrations().downSql(row.version()).ifPresent(sql -> stored.put(row.version(), sql));
        }
        return planner.plan(verb, seen, selection, stored);
    }

    private void execute(MigrationPlan plan, int number, Running running) {
        var step = plan.steps().get(number);
        var history = running.history().migrations();
        var what = new Step(step.action(), step.migration().id(), () -> isDue(step, history));
        var memory = new MigrationMemory(step, history, this.settings);
        running.steps().run(what, step.migration().work(step.action()).orElse(null), step.unfinished(), memory);
    }

    private static boolean isDue(MigrationPlan.Step step, MigrationHistory history) {
        var row = history.rows().stream()
                .filter(applied -> applied.version().equals(step.recorded()))
                .findFirst();
        return switch (step.action()) {
            case APPLY, RECORD -> row.map(AppliedRow::unfinished).isPresent() || row.isEmpty();
            case REVERT, FORGET -> row.isPresent();
            case LOCK -> row.filter(AppliedRow::locked).isEmpty();
            case UNLOCK -> row.filter(AppliedRow::locked).isPresent();
        };
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
        log.info(
                "migrations: {} in {} ms; version {}, {} applied, {} pending ({})",
                report.outcome().summary(),
                report.outcome().took().toMillis(),
                status.version().map(Version::toString).orElse("none"),
                status.entries().size() - status.pending(),
                status.pending(),
                this.loader.locations());
    }
}
