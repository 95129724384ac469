package dev.peng.benchmarks.migrator;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.changelog.FastCheckService;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Liquibase with formatted SQL and the calls of Spring Boot's starter; it reports to nobody and logs warnings only. */
final class WithLiquibase implements Migration {

    static final String ROOT = "root.yaml";

    static final String INCLUDE_ALL = """
            databaseChangeLog:
              - includeAll:
                  path: %s/
                  errorIfMissingOrEmpty: false
            """.formatted(MigrationFolder.NAME);

    private static final Logger LOGGER = Logger.getLogger("liquibase");

    @Override
    public void run(DataSource database, String location) throws Exception {
        LOGGER.setLevel(Level.WARNING);
        var settings = Map.<String, Object>of(
                Scope.Attr.ui.name(), new LoggerUIService(), "liquibase.analytics.enabled", "false");
        // Within one JVM it remembers that nothing was to be done, and does not look again: no start has that.
        Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
        Scope.child(settings, () -> update(database, location));
    }

    private static void update(DataSource database, String location) throws Exception {
        var files = files(location);
        try (var liquibase = new Liquibase(ROOT, files, new JdbcConnection(database.getConnection()))) {
            liquibase.update(new Contexts());
        } finally {
            files.close();
        }
    }

    private static ResourceAccessor files(String location) throws FileNotFoundException {
        return location.startsWith("filesystem:")
                ? new DirectoryResourceAccessor(
                        Path.of(location.substring("filesystem:".length())).getParent())
                : new ClassLoaderResourceAccessor();
    }
}
