package dev.peng.mcp;

import dev.peng.Peng;
import dev.peng.error.ConfigurationException;
import dev.peng.error.Problem;
import java.nio.file.Path;
import java.util.List;

/** What the tools work on. Asked anew by each call, on the thread of the call. */
public interface Workplace {

    /**
     * Migrations and seeds on the database.
     *
     * @throws ConfigurationException if nothing says which database
     */
    Peng peng();

    /** The same for what is in the files alone; what asks a database may fail. */
    Peng files();

    /** Everything that is wrong with the files; no database is asked. */
    List<Problem> validate();

    /**
     * Where new migrations go.
     *
     * @throws ConfigurationException if files cannot be written here
     */
    Path migrationsFolder();

    /**
     * Where new seeds go.
     *
     * @throws ConfigurationException if files cannot be written here
     */
    Path seedsFolder();
}
