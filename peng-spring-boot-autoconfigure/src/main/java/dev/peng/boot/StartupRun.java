package dev.peng.boot;

import dev.peng.Peng;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The run that belongs to the start of the application: migrations, then seeds, once per context. */
public final class StartupRun {

    private final Peng peng;
    private final Duration connectTimeout;
    private final RunAt moment;
    private final boolean seeds;
    private final PengRunStrategy strategy;
    private final List<StartupRun> others;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean done;

    /**
     * @param peng what runs
     * @param connectTimeout how long to wait for a database that is not up yet
     * @param moment when it runs
     * @param seeds whether seeds are applied after the migrations
     * @param strategy what runs then
     * @param others of further databases, which follow
     */
    public StartupRun(
            Peng peng,
            Duration connectTimeout,
            RunAt moment,
            boolean seeds,
            PengRunStrategy strategy,
            List<StartupRun> others) {
        this.peng = peng;
        this.connectTimeout = connectTimeout;
        this.moment = moment;
        this.seeds = seeds;
        this.strategy = strategy;
        this.others = List.copyOf(others);
    }

    /** Whether the application itself brings the database up to date when it starts. */
    public boolean isAutomatic() {
        return this.moment != RunAt.MANUAL;
    }

    /** Whether seeds are applied after the migrations. */
    public boolean includesSeeds() {
        return this.seeds;
    }

    /** Whether it has ended well, on all databases, so that they are as this application needs it. Costs one volatile read. */
    public boolean isDone() {
        return this.done;
    }

    /** Runs if this is the moment and it has not begun before. Synchronous; what fails is thrown. */
    void at(RunAt now) {
        if (now == this.moment && this.begun.compareAndSet(false, true)) {
            this.peng.awaitDatabase(this.connectTimeout);
            this.strategy.run(this.peng);
            this.others.forEach(other -> other.at(now));
            this.done = true;
        }
    }
}
