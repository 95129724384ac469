package dev.peng.benchmarks.migrator;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Flyway.
 *
 * @param settings other than its defaults
 */
record WithFlyway(Map<String, String> settings) implements Migration {

    @Override
    public void run(DataSource database, String location) {
        Flyway.configure()
                .configuration(settings)
                .dataSource(database)
                .locations(location)
                .load()
                .migrate();
    }
}
