package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.CountingProxy;
import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.benchmarks.migrator.Migrator;
import dev.peng.benchmarks.migrator.Place;
import dev.peng.local.LocalDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How often a migrator asks the server while it works through a folder.
 *
 * @param migrator who asked
 * @param migrations how many there were
 * @param connections how many it opened
 * @param roundTrips how often it waited for answers
 */
record Talk(Migrator migrator, int migrations, int connections, int roundTrips) {

    /** Listens to a run in this JVM. */
    static Talk of(MigrationFolder scripts, LocalDatabase database) throws Exception {
        try (var proxy = new CountingProxy((PGSimpleDataSource) database.dataSource())) {
            scripts.migrator().migration().run(proxy.dataSource(), scripts.location(Place.FOLDER));
            return new Talk(scripts.migrator(), scripts.count(), proxy.connections(), proxy.roundTrips());
        }
    }
}
