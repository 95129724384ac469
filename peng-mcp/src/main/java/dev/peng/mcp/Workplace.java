package dev.peng.mcp;

import dev.peng.Peng;
import dev.peng.error.ConfigurationException;
import dev.peng.error.Problem;
import dev.peng.generate.GeneratedFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * Writes a pair of migration files with a version of now.
     *
     * @param up what applies it; a comment if nothing is said
     * @param down what reverts it; a comment if nothing is said
     * @return both files
     * @throws ConfigurationException if the name is none, or files cannot be written here
     */
    List<Path> createMigration(String name, @Nullable String up, @Nullable String down);

    /**
     * Writes a seed with a version of now.
     *
     * @param csv whether it is CSV, of the table of that name
     * @param folder the profile that it is for, {@code ""} for all
     * @param text what is in it; one line with a directive if nothing is said
     * @return the file
     * @throws ConfigurationException if the name or the profile is none, or files cannot be written here
     */
    List<Path> createSeed(String name, boolean csv, String folder, @Nullable String text);

    /**
     * The class of named queries.
     *
     * @throws ConfigurationException if nothing says which, or files cannot be written here
     */
    GeneratedFile generated();
}
