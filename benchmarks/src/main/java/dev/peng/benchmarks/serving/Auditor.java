package dev.peng.benchmarks.serving;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** Somebody who reads purchases in transactions that stay open for a while, as reports and backups do. */
final class Auditor implements AutoCloseable {

    private final DataSource database;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    Auditor(DataSource database) {
        this.database = database;
    }

    /**
     * Reads until it is closed.
     *
     * @param open how long a transaction is
     * @param pause how long there is none
     */
    void begin(Duration open, Duration pause) {
        thread.submit(() -> audit(open, pause));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private Void audit(Duration open, Duration pause) throws SQLException, InterruptedException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!Thread.interrupted()) {
                statement.execute("select sum(amount) from purchase where id <= 1000");
                Thread.sleep(open.toMillis());
                connection.commit();
                Thread.sleep(pause.toMillis());
            }
        }
        return null;
    }
}
