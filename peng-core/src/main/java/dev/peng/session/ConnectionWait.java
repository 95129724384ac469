package dev.peng.session;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a database that is not up yet, as when both are started together. Only what time can mend is waited for: nobody
 * answers, the server is starting, or it has no connection to spare.
 */
public final class ConnectionWait {

    private static final Logger log = LoggerFactory.getLogger(ConnectionWait.class);

    /** Cannot connect now, and too many connections (manual, appendix A); class 08 is connections that fail. */
    private static final Set<String> TEMPORARY = Set.of("57P03", "53300");

    private static final long PAUSE = 500;

    private final DataSource dataSource;
    private final Duration limit;

    /**
     * @param dataSource where to ask for connections
     * @param limit for how long at most; zero for not at all
     */
    public ConnectionWait(DataSource dataSource, Duration limit) {
        this.dataSource = dataSource;
        this.limit = limit;
    }

    /** Returns when there is a connection, or when waiting makes no sense any more: then the run says what is wrong. */
    public void await() {
        var begin = System.nanoTime();
        var failure = attempt();
        if (failure == null || !isTemporary(failure) || this.limit.isZero()) {
            return;
        }
        log.info(
                "the database is not there yet ({}); waiting for {} s at most",
                reason(failure),
                this.limit.toSeconds());
        while (failure != null && isTemporary(failure) && System.nanoTime() - begin < this.limit.toNanos() && pause()) {
            failure = attempt();
        }
    }

    private @Nullable Throwable attempt() {
        try (var connection = this.dataSource.getConnection()) {
            log.trace("{} is there", connection);
            return null;
        } catch (SQLException | RuntimeException e) {
            return e;
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // A pool wraps what the driver has said.
    private static boolean isTemporary(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            var state = cause instanceof SQLException e ? e.getSQLState() : null;
            if (state != null && (state.startsWith("08") || TEMPORARY.contains(state))) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable thrown) {
        var root = thrown;
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return String.valueOf(root.getMessage());
    }
}
