package dev.peng.benchmarks.hosting;

import dev.peng.benchmarks.migrator.Content;
import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.local.LocalDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a start needs.
 *
 * @param classPath with the migrations
 * @param scripts the migrations
 * @param database that they are for
 * @param settings what the others are not told
 */
public record Application(ClassPath classPath, MigrationFolder scripts, LocalDatabase database, List<String> settings) {

    // Everybody gets all of them. Down files are not there, as nobody else has any; nothing is sent to anybody.
    private static final List<String> ALWAYS = List.of(
            "management.endpoint.health.probes.enabled=true",
            "peng.migrations.locations=classpath:migrations",
            "peng.migrations.missing-down=allow",
            "spring.flyway.locations=classpath:migrations",
            "spring.liquibase.change-log=classpath:root.yaml",
            "spring.liquibase.analytics-enabled=false");

    public Application {
        settings = List.copyOf(settings);
    }

    /**
     * Starts it, and does not wait.
     *
     * @param limit how long it may take until it has said all that is waited for
     */
    public ApplicationProcess start(Duration limit) throws IOException {
        var readiness = Readiness.atFreePort();
        return ApplicationProcess.start(command(readiness), readiness, limit);
    }

    /** What is wrong with its database, if its migrations were to be applied. */
    public Optional<String> fault() throws SQLException {
        var found = Content.of(database.dataSource(), scripts.migrator());
        var expected = Content.expected(scripts.count());
        return found.equals(expected) ? Optional.empty() : Optional.of(found + " instead of " + expected);
    }

    private List<String> command(Readiness readiness) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Applications.JVM_OPTIONS);
        command.addAll(List.of("-cp", classPath.toString(), "dev.peng.benchmarks.application.SmallApplication"));
        command.add("--server.port=" + readiness.port());
        command.add("--spring.datasource.url=" + database.jdbcUrl());
        command.add("--spring.datasource.username=" + database.username());
        command.add("--spring.datasource.password=" + database.password());
        ALWAYS.forEach(setting -> command.add("--" + setting));
        settings.forEach(setting -> command.add("--" + setting));
        return command;
    }
}
