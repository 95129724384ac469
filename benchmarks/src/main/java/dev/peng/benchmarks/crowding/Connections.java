package dev.peng.benchmarks.crowding;

import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The most connections to a database at once: looks a hundred times a second. */
final class Connections implements AutoCloseable {

    private static final long PAUSE_MILLISECONDS = 10;

    private static final String COUNT =
            "select count(*) from pg_stat_activity where datname = ? and backend_type = 'client backend'";

    private final LocalDatabase observer;
    private final String database;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<Integer> most;
    private volatile boolean over;

    /** Looks from now on, from another database. */
    Connections(LocalPostgres server, LocalDatabase database) {
        this.observer = server.database("postgres");
        this.database = database.name();
        this.most = thread.submit(this::watch);
    }

    /** Looks no more, and says how many there were. */
    int most() throws InterruptedException, ExecutionException {
        over = true;
        return most.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private int watch() throws SQLException, InterruptedException {
        try (var connection = observer.dataSource().getConnection();
                var statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, database);
            var highest = 0;
            while (!over) {
                try (var count = statement.executeQuery()) {
                    count.next();
                    highest = Math.max(highest, count.getInt(1));
                }
                Thread.sleep(PAUSE_MILLISECONDS);
            }
            return highest;
        }
    }
}
