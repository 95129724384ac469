package dev.peng.benchmarks.hosting;

import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.benchmarks.migrator.Migrator;
import dev.peng.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Prepares applications, each with migrations and an empty database of its own. */
public final class Applications {

    /** The same for all, so that memory can be compared. */
    public static final List<String> JVM_OPTIONS = List.of("-Xmx512m");

    private final LocalPostgres server;
    private final Path folder;
    private final Path built;

    /**
     * @param server where the databases are
     * @param folder for the scripts
     * @param built the folder where the applications were built
     */
    public Applications(LocalPostgres server, Path folder, Path built) {
        this.server = server;
        this.folder = folder;
        this.built = built;
    }

    /**
     * One of them.
     *
     * @param name of its class path
     * @param migrator for whom the migrations are written
     * @param migrations how many
     * @param settings what the others are not told
     */
    public Application prepare(String name, Migrator migrator, int migrations, List<String> settings)
            throws IOException {
        var scripts = MigrationFolder.write(folder, migrator, migrations);
        var classPath = ClassPath.of(built, name).and(scripts.jar());
        return new Application(classPath, scripts, server.newDatabase(), settings);
    }
}
