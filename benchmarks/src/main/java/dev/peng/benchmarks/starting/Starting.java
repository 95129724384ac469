package dev.peng.benchmarks.starting;

import dev.peng.benchmarks.frame.PeakMemory;
import dev.peng.benchmarks.hosting.Application;
import dev.peng.benchmarks.hosting.ApplicationProcess;
import dev.peng.benchmarks.hosting.Applications;
import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.benchmarks.migrator.Migrator;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Starts applications, each with a database of its own that has all migrations after the first start.
 *
 * @param applications where they come from
 */
record Starting(Applications applications) {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** An application whose database is empty. */
    Prepared prepare(Contestant contestant, int migrations) throws IOException {
        var migrator = contestant.migrator().orElse(Migrator.RAW_JDBC);
        var application = applications.prepare(contestant.application(), migrator, migrations, contestant.settings());
        return new Prepared(contestant, application);
    }

    /** An application that is started again and again. */
    record Prepared(Contestant contestant, Application application) {

        MigrationFolder scripts() {
            return application.scripts();
        }

        int migrations() {
            return scripts().count();
        }

        /** One start, and a look at what it has left in the database. */
        Start start() throws IOException, InterruptedException, SQLException {
            try (var process = application.start(LIMIT)) {
                var start = measured(process);
                return start.ready() && contestant.migrator().isPresent() ? checked(start) : start;
            }
        }

        private static Start measured(ApplicationProcess process) throws IOException, InterruptedException {
            var seconds = process.awaitReady();
            if (seconds.isEmpty() || !process.tells()) {
                return Start.failed(process.failure());
            }
            return new Start(
                    Start.RIGHT,
                    seconds.getAsDouble(),
                    process.processorTime().toNanos() / 1e9,
                    PeakMemory.resident(process.handle()),
                    process.allocatedBytes().orElseThrow(),
                    process.loadedClasses().orElseThrow());
        }

        private Start checked(Start start) throws SQLException {
            return application.fault().map(start::wrong).orElse(start);
        }
    }
}
