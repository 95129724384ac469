package dev.peng.session;

import dev.peng.error.Blocker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks, while Java runs in peng's transaction, whether other sessions wait for it. One of them may be a second connection
 * of the same code: then both wait for ever, and the server cannot know.
 */
final class Watchdog implements AutoCloseable {

    /** When it looks for the first time, and how long it pauses. */
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(Session.class);

    private static final String WAITING = """
            select a.pid, a.application_name, coalesce(a.client_hostname, host(a.client_addr)) as host,
                   coalesce(a.state, a.backend_type) as state, a.xact_start as since
              from pg_catalog.pg_stat_activity a
             where a.wait_event_type = 'Lock' and ? = any (pg_catalog.pg_blocking_pids(a.pid))
             limit 3""";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var daemon = new Thread(work, "peng-watchdog");
        daemon.setDaemon(true);
        return daemon;
    });

    private final JdbcClient jdbc;
    private final int pid;
    private final Consumer<List<Blocker>> waiting;

    /**
     * @param dataSource where to get another connection
     * @param pid of peng's session
     * @param interval when it looks for the first time, and how long it pauses
     * @param waiting is told of sessions that wait
     */
    Watchdog(DataSource dataSource, int pid, Duration interval, Consumer<List<Blocker>> waiting) {
        this.jdbc = JdbcClient.create(dataSource);
        this.pid = pid;
        this.waiting = waiting;
        this.thread.scheduleWithFixedDelay(this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One that writes to the log. */
    static Watchdog logging(DataSource dataSource, int pid) {
        return new Watchdog(
                dataSource,
                pid,
                INTERVAL,
                sessions -> log.warn(
                        "a step in Java holds locks for which others wait: {}. If one of them is a connection of this application"
                                + " (REQUIRES_NEW, JPA, another thread), the step waits for itself: declare it"
                                + " transactional = false",
                        sessions));
    }

    @Override
    public void close() {
        this.thread.shutdownNow();
    }

    private void look() {
        try {
            var sessions = this.jdbc
                    .sql(WAITING)
                    .param(this.pid)
                    .query((row, number) -> Blockers.blocker(row))
                    .list();
            if (!sessions.isEmpty()) {
                this.waiting.accept(sessions);
            }
        } catch (DataAccessException e) {
            log.debug("the watchdog cannot look", e);
        }
    }
}
