package dev.peng.boot;

import dev.peng.error.ConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the databases every so often, on one daemon thread, from the end of the run at the start until the context is closed; never
 * while a run is under way. Does nothing without an interval.
 */
public final class StatusRefresher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StatusRefresher.class);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final List<PengStatus> databases;
    private final @Nullable Duration interval;
    private @Nullable ScheduledExecutorService thread;

    /**
     * @param main the main database
     * @param further the others
     * @param interval how often; never if there is none
     * @throws ConfigurationException if that is less than a second
     */
    public StatusRefresher(PengStatus main, NamedDatabases further, @Nullable Duration interval) {
        if (interval != null && interval.compareTo(SHORTEST) < 0) {
            throw new ConfigurationException(
                    "peng.status.refresh-interval is " + interval.toMillis() + " ms, too short to look at a database",
                    "Set it to 1s or more, or remove it.");
        }
        this.databases = new ArrayList<>(List.of(main));
        this.databases.addAll(further.map(status -> status).values());
        this.interval = interval;
    }

    @Override
    public boolean isAutoStartup() {
        return this.interval != null;
    }

    @Override
    public synchronized void start() {
        if (this.interval != null && this.thread == null) {
            var pause = this.interval.toMillis();
            this.thread = Executors.newSingleThreadScheduledExecutor(StatusRefresher::daemon);
            this.thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (this.thread != null) {
            this.thread.shutdownNow();
            this.thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return this.thread != null;
    }

    private void look() {
        this.databases.forEach(StatusRefresher::look);
    }

    // What is thrown would end all further looks.
    private static void look(PengStatus database) {
        try {
            database.refreshAfterStart();
        } catch (RuntimeException e) {
            log.warn("nobody knows what is pending: {}", e.getMessage());
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "peng-status");
        thread.setDaemon(true);
        return thread;
    }
}
