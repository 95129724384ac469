package dev.peng.cli.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * What happens when the process is told to end while it runs: the server is asked to cancel what it does for it, as otherwise it
 * would go on to the end of the statement, and the run has time to roll back and to say what became of it.
 */
public final class Interruption {

    private static final int PAUSE = 100;
    private static final int PAUSES = 300;

    private final Set<Connection> opened = ConcurrentHashMap.newKeySet();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread run;

    private Interruption(Thread run) {
        this.run = run;
    }

    /** Begins to watch over the run of this thread. */
    public static Interruption ofThisThread() {
        var interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::end, "peng-interruption"));
        return interruption;
    }

    /** The run has ended by itself, and has said what it had to say. */
    public void finished() {
        this.finished.countDown();
    }

    /** The same data source, whose connections are known here. */
    DataSource watched(DataSource dataSource) {
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                Interruption.this.opened.add(connection);
                return connection;
            }
        };
    }

    // One request to cancel can come between two statements, and the next one would begin.
    private void end() {
        try {
            for (var i = 0; i < PAUSES && !this.opened.isEmpty() && this.finished.getCount() > 0; i++) {
                this.run.interrupt();
                this.opened.forEach(Interruption::cancel);
                this.finished.await(PAUSE, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void cancel(Connection connection) {
        try {
            if (!connection.isClosed()) {
                connection.unwrap(PGConnection.class).cancelQuery();
            }
        } catch (SQLException e) {
            // It is closed, or the server is gone: there is nothing left to cancel.
        }
    }
}
