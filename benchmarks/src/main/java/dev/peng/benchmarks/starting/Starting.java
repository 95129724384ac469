package dev.peng.benchmarks.starting;

import dev.peng.benchmarks.migrator.Content;
import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.benchmarks.migrator.Migrator;
import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts applications, each with a database of its own that has all migrations after the first start. */
final class Starting {

    /** The same for all, so that memory can be compared. */
    static final List<String> JVM_OPTIONS = List.of("-Xmx512m");

    private static final Duration LIMIT = Duration.ofMinutes(2);

    // Everybody gets all of them. Down files are not there, as nobody else has any; nothing is sent to anybody.
    private static final List<String> SETTINGS = List.of(
            "management.endpoint.health.probes.enabled=true",
            "peng.migrations.locations=classpath:migrations",
            "peng.migrations.missing-down=allow",
            "spring.flyway.locations=classpath:migrations",
            "spring.liquibase.change-log=classpath:root.yaml",
            "spring.liquibase.analytics-enabled=false");

    private final LocalPostgres server;
    private final Path folder;
    private final Path applications;

    /**
     * @param folder for the scripts
     * @param applications the folder where the applications were built
     */
    Starting(LocalPostgres server, Path folder, Path applications) {
        this.server = server;
        this.folder = folder;
        this.applications = applications;
    }

    /** An application whose database is empty. */
    Prepared prepare(Contestant contestant, int migrations) throws IOException {
        var classPath = ClassPath.of(applications, contestant.application());
        var scripts = MigrationFolder.write(folder, contestant.migrator().orElse(Migrator.RAW_JDBC), migrations);
        return new Prepared(contestant, classPath.and(scripts.jar()), scripts, server.newDatabase());
    }

    /** All that a start needs. */
    record Prepared(Contestant contestant, ClassPath classPath, MigrationFolder scripts, LocalDatabase database) {

        int migrations() {
            return scripts.count();
        }

        /** One start, and a look at what it has left in the database. */
        Start start() throws IOException, InterruptedException, SQLException {
            var readiness = Readiness.atFreePort();
            var start = ApplicationProcess.run(command(readiness), readiness, LIMIT);
            if (!start.ready() || contestant.migrator().isEmpty()) {
                return start;
            }
            var found = Content.of(database.dataSource(), scripts.migrator());
            var expected = Content.expected(scripts.count());
            return found.equals(expected) ? start : start.wrong(found + " instead of " + expected);
        }

        private List<String> command(Readiness readiness) {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(JVM_OPTIONS);
            command.addAll(List.of("-cp", classPath.toString(), "dev.peng.benchmarks.application.SmallApplication"));
            command.add("--server.port=" + readiness.port());
            command.add("--spring.datasource.url=" + database.jdbcUrl());
            command.add("--spring.datasource.username=" + database.username());
            command.add("--spring.datasource.password=" + database.password());
            SETTINGS.forEach(setting -> command.add("--" + setting));
            contestant.settings().forEach(setting -> command.add("--" + setting));
            return command;
        }
    }
}
