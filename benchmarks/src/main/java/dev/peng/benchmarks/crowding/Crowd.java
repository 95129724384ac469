package dev.peng.benchmarks.crowding;

import dev.peng.benchmarks.crowding.ReplicaProcess.End;
import dev.peng.benchmarks.frame.OtherJvm;
import dev.peng.benchmarks.migrator.Content;
import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.benchmarks.migrator.Place;
import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Several replicas that are released at once on one empty database, and a look at what they have left there.
 *
 * @param server where the databases are
 * @param limit the longest that they may take, after they have been released
 */
record Crowd(LocalPostgres server, Duration limit) {

    /** The same for all. */
    static final List<String> JVM_OPTIONS = List.of("-Xmx512m");

    private static final Duration TO_GET_READY = Duration.ofMinutes(2);

    Rush run(MigrationFolder scripts, int replicas) throws Exception {
        var processes = new ArrayList<ReplicaProcess>();
        try (var database = server.newDatabase()) {
            for (var i = 0; i < replicas; i++) {
                processes.add(ReplicaProcess.start(command(scripts, database)));
            }
            var rush = rush(processes, database);
            return rush.returned() ? checked(rush, scripts, database) : rush;
        } finally {
            processes.forEach(ReplicaProcess::close);
        }
    }

    private static List<String> command(MigrationFolder scripts, LocalDatabase database) {
        var arguments = List.of(
                scripts.migrator().name(),
                scripts.location(Place.FOLDER),
                database.jdbcUrl(),
                database.username(),
                database.password());
        return OtherJvm.command(Replica.class, List.of(), JVM_OPTIONS, arguments);
    }

    private Rush rush(List<ReplicaProcess> processes, LocalDatabase database)
            throws InterruptedException, ExecutionException, IOException {
        for (var process : processes) {
            process.awaitReady(System.nanoTime() + TO_GET_READY.toNanos());
        }
        try (var connections = new Connections(server, database)) {
            var begin = System.nanoTime();
            for (var process : processes) {
                process.release();
            }
            var ends = new ArrayList<End>();
            for (var process : processes) {
                ends.add(process.await(begin + limit.toNanos()));
            }
            tellOfFailures(processes, ends);
            return Rush.of(ends, begin, limit, connections.most());
        }
    }

    private static void tellOfFailures(List<ReplicaProcess> processes, List<End> ends) {
        for (var i = 0; i < ends.size(); i++) {
            if (!ends.get(i).well()) {
                System.out.printf("replica %d:%n%s", i + 1, processes.get(i).output());
            }
        }
    }

    private static Rush checked(Rush rush, MigrationFolder scripts, LocalDatabase database) throws SQLException {
        var found = Content.of(database.dataSource(), scripts.migrator());
        var expected = Content.expected(scripts.count());
        return found.equals(expected) ? rush : rush.wrong(found + " instead of " + expected);
    }
}
