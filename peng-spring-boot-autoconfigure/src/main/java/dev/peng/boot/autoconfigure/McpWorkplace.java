package dev.peng.boot.autoconfigure;

import dev.peng.Peng;
import dev.peng.boot.NewScripts;
import dev.peng.error.Problem;
import dev.peng.generate.GeneratedFile;
import dev.peng.mcp.Workplace;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application's own migrations and seeds, for agents.
 *
 * @param peng on the database of the application
 * @param scripts writes new files
 * @param generate the class of named queries, below the folder where the application runs
 */
record McpWorkplace(Peng peng, NewScripts scripts, PengProperties.Generate generate) implements Workplace {

    private static final String ACTOR = "mcp";

    @Override
    public Peng peng() {
        return peng.actingAs(ACTOR);
    }

    @Override
    public Peng files() {
        return peng;
    }

    @Override
    public List<Problem> validate() {
        return peng.migrations().validate();
    }

    @Override
    public List<Path> createMigration(String name, @Nullable String up, @Nullable String down) {
        return scripts.migration(name, up, down);
    }

    @Override
    public List<Path> createSeed(String name, boolean csv, String folder, @Nullable String text) {
        return scripts.seed(name, csv, folder, text);
    }

    @Override
    public GeneratedFile generated() {
        scripts.check();
        return generate.file(Path.of(""));
    }
}
