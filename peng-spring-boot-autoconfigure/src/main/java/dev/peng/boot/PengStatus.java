package dev.peng.boot;

import dev.peng.Peng;
import dev.peng.migration.MigrationState;
import dev.peng.migration.MigrationStatus;
import dev.peng.seed.SeedState;
import dev.peng.seed.SeedStatus;
import java.util.Optional;

/** What is known without asking the database, and how to ask it. Thread-safe. */
public final class PengStatus {

    private final Peng peng;
    private final StartupRun startup;
    private final RunMonitor monitor;

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

    /** Reads files and history anew; not while a run is under way, whose connection may be the only one. */
    public synchronized void refresh() {
        if (!progress().isUnderWay()) {
            this.peng.migrations().status();
            if (this.startup.includesSeeds()) {
                this.peng.seeds().status();
            }
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
            case FAILED -> PengState.FAILED;
            case NONE, FINISHED -> stateOfDatabase();
        };
    }

    private PengState stateOfDatabase() {
        if (migrations().isEmpty() || (this.startup.includesSeeds() && seeds().isEmpty())) {
            return PengState.UNKNOWN;
        }
        if (migrationsIn(MigrationState.PENDING) > 0 || pendingSeeds() > 0) {
            return PengState.PENDING;
        }
        return migrationsIn(MigrationState.AHEAD) > 0 ? PengState.AHEAD : PengState.UP_TO_DATE;
    }

    private int migrationsIn(MigrationState state) {
        return migrations().map(status -> status.count(state)).orElse(0);
    }

    private int pendingSeeds() {
        return seeds().map(status -> status.count(SeedState.PENDING)).orElse(0);
    }
}
