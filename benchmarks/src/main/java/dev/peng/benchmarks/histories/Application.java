package dev.peng.benchmarks.histories;

import dev.peng.benchmarks.histories.Report.Run;
import dev.peng.benchmarks.migrator.Migrating;
import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.benchmarks.migrator.Migrator;
import dev.peng.local.LocalPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Applies histories to empty databases, each in a JVM of its own.
 *
 * @param server where the databases are
 * @param folder where the scripts are written in the shape of each
 */
record Application(LocalPostgres server, Path folder) {

    /** The same for all. */
    static final List<String> JVM_OPTIONS = List.of("-Xmx512m");

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final String TABLES = """
            select count(*) from pg_catalog.pg_tables
             where schemaname not in ('pg_catalog', 'information_schema')
               and tablename !~ '^(peng_.*|flyway_schema_history|databasechangelog.*)$'""";

    Run run(History history, Migrator migrator) throws Exception {
        var scripts = MigrationFolder.write(folder, migrator, history.name(), history.scripts());
        try (var database = server.newDatabase()) {
            var ended = Migrating.run(scripts, database, JVM_OPTIONS, LIMIT);
            if (!ended.inTime()) {
                return Run.failed("longer than " + LIMIT.toSeconds() + " s");
            }
            if (!ended.well()) {
                return Run.failed(ended.lineAfter(Migrating.FAILURE));
            }
            var tables = tables(database.dataSource());
            return tables == history.tables()
                    ? Run.right(Long.parseLong(ended.lineAfter(Migrating.NANOSECONDS)) / 1e9)
                    : Run.failed("wrong: %d tables instead of %d".formatted(tables, history.tables()));
        }
    }

    private static long tables(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var count = statement.executeQuery(TABLES)) {
            count.next();
            return count.getLong(1);
        }
    }
}
