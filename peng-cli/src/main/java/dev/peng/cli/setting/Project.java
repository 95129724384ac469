package dev.peng.cli.setting;

import dev.peng.Peng;
import dev.peng.boot.autoconfigure.PengProperties;
import dev.peng.error.ConfigurationException;
import dev.peng.event.PengListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What commands work on: files and a database, of a folder or of an application. */
public interface Project {

    /**
     * Migrations and seeds on the database.
     *
     * @param listener hears what happens
     * @throws ConfigurationException if nothing says which database, or a location is wrong
     */
    Peng peng(PengListener listener);

    /**
     * The same on a server of this machine.
     *
     * @throws ConfigurationException if another database is named
     */
    Project on(LocalServer server);

    /** Migrations and seeds of the files alone; what asks a database may fail. */
    Peng withoutDatabase();

    /**
     * Which database, and who says so, for people; nothing if nobody does.
     *
     * @throws ConfigurationException if that names a variable that is not set, or cannot be read
     */
    Optional<String> where();

    /** All settings that were found, for people. */
    List<Found> found();

    /** The profiles whose seeds are applied. */
    Set<String> profiles();

    /** Where new migrations go: into the first location. */
    Path migrationsFolder();

    /** Where new seeds go: into the first location. */
    Path seedsFolder();

    /** Which class is generated of named queries, and where. */
    PengProperties.Generate generate();

    /** Whether it is one of Spring. */
    boolean isOfSpring();
}
