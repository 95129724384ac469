package dev.peng.boot;

import dev.peng.Peng;
import dev.peng.error.DatabaseException;
import dev.peng.error.ProblemsException;
import dev.peng.migration.MigrationPreview;
import dev.peng.migration.MigrationState;
import dev.peng.migration.MigrationStatus;
import dev.peng.seed.SeedPreview;
import dev.peng.seed.SeedSelection;
import dev.peng.seed.SeedStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known without asking the database, and how to ask it. Thread-safe. */
public final class PengStatus {

    private static final Logger log = LoggerFactory.getLogger(PengStatus.class);

    // As much load as anybody can make by asking.
    private static final Duration MINIMUM_AGE = Duration.ofSeconds(1);

    private final Peng peng;
    private final StartupRun startup;
    private final RunMonitor monitor;
    private volatile boolean reachable = true;
    private @Nullable Long refreshedAt;

    /**
     * @param peng whose database it is
     * @param startup tells what belongs to a start
     * @param monitor knows the newest run
     */
    public PengStatus(Peng peng, StartupRun startup, RunMonitor monitor) {
        this.peng = peng;
        this.startup = startup;
        this.monitor = monitor;
    }

    /**
     * As {@link #look}, unless that was done less than a second ago. Those who ask while somebody looks wait for what is seen, and
     * do not look again.
     */
    public synchronized void refresh() {
        if (this.refreshedAt == null || System.nanoTime() - this.refreshedAt >= MINIMUM_AGE.toNanos()) {
            look();
            this.refreshedAt = System.nanoTime();
        }
    }

    /** As {@link #refresh}, unless the run of the start is still to come or under way. */
    public void refreshAfterStart() {
        if (!this.startup.isStillToCome()) {
            refresh();
        }
    }

    /**
     * Reads files and history anew; not while a run is under way, whose connection may be the only one. A database that
     * cannot be reached makes the state unknown.
     */
    public synchronized void look() {
        if (progress().isUnderWay()) {
            return;
        }
        try {
            this.peng.migrations().status();
            if (this.startup.includesSeeds()) {
                this.peng.seeds().status();
            }
            this.reachable = true;
            this.startup.lookAgain();
        } catch (DatabaseException e) {
            log.warn("the history cannot be read: {}", e.getMessage());
            this.reachable = false;
        }
    }

    /** The migrations as last seen. */
    public Optional<MigrationStatus> migrations() {
        return this.peng.migrations().lastStatus();
    }

    /** The seeds as last seen. */
    public Optional<SeedStatus> seeds() {
        return this.peng.seeds().lastStatus();
    }

    /**
     * What a run would do with migrations now. Asks the database.
     *
     * @param withSql whether the scripts come with it
     */
    public MigrationPreview migrationPlan(boolean withSql) {
        return this.peng.migrations().plan(withSql);
    }

    /** What a run would do with seeds now; nothing where they are disabled. Asks the database. */
    public SeedPreview seedPlan() {
        return this.startup.includesSeeds()
                ? this.peng.seeds().plan(SeedSelection.DUE)
                : new SeedPreview(List.of(), List.of(), List.of());
    }

    /** How far the newest run is. */
    public RunProgress progress() {
        return this.monitor.progress();
    }

    /** Whether what is pending will be applied by the application itself. */
    public boolean appliesByItself() {
        return this.startup.isAutomatic();
    }

    /** All of it in one word. */
    public PengState state() {
        return switch (progress().phase()) {
            case WAITING -> PengState.WAITING;
            case RUNNING -> PengState.RUNNING;
            case FAILED -> wasMendedElsewhere() ? stateOfDatabase() : stateOfFailure();
            case NONE, FINISHED -> stateOfDatabase();
        };
    }

    private PengState stateOfFailure() {
        return progress().failure() instanceof ProblemsException ? PengState.REFUSED : PengState.FAILED;
    }

    // A later look may show that another process has done what failed here.
    private boolean wasMendedElsewhere() {
        var failedAt = progress().since();
        return migrations().filter(status -> status.asOf().isAfter(failedAt)).isPresent()
                && stateOfDatabase() != PengState.PENDING;
    }

    private PengState stateOfDatabase() {
        if (!this.reachable || migrations().isEmpty() || (this.startup.includesSeeds() && seeds().isEmpty())) {
            return PengState.UNKNOWN;
        }
        if (pendingMigrations() > 0 || pendingSeeds() > 0) {
            return PengState.PENDING;
        }
        if (this.startup.isRefused()) {
            return PengState.FAILED;
        }
        return migrationsIn(MigrationState.AHEAD) > 0 ? PengState.AHEAD : PengState.UP_TO_DATE;
    }

    private int migrationsIn(MigrationState state) {
        return migrations().map(status -> status.count(state)).orElse(0);
    }

    private int pendingMigrations() {
        return migrations().map(MigrationStatus::pending).orElse(0);
    }

    private int pendingSeeds() {
        return seeds().map(SeedStatus::pending).orElse(0);
    }
}
