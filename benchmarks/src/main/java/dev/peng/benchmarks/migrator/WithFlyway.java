package dev.peng.benchmarks.migrator;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Flyway with its defaults. */
final class WithFlyway implements Migration {

    @Override
    public void run(DataSource database, String location) {
        Flyway.configure().dataSource(database).locations(location).load().migrate();
    }
}
