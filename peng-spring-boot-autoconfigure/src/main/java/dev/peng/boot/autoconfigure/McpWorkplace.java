package dev.peng.boot.autoconfigure;

import dev.peng.Peng;
import dev.peng.error.ConfigurationException;
import dev.peng.error.Problem;
import dev.peng.mcp.Workplace;
import dev.peng.source.Location;
import java.nio.file.Path;
import java.util.List;

/**
 * The application's own migrations and seeds, for agents.
 *
 * @param peng on the database of the application
 * @param settings say where files are
 */
record McpWorkplace(Peng peng, PengProperties settings) implements Workplace {

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
    public Path migrationsFolder() {
        return folder("peng.migrations.locations", settings.migrations().locations());
    }

    @Override
    public Path seedsFolder() {
        return folder("peng.seeds.locations", settings.seeds().locations());
    }

    // What is on the class path of a running application cannot be written, or is lost with it.
    private static Path folder(String key, List<String> locations) {
        return locations.stream()
                .map(Location::parse)
                .filter(location -> location.scheme() == Location.Scheme.FILESYSTEM)
                .findFirst()
                .map(location -> Path.of(location.path()))
                .orElseThrow(() -> new ConfigurationException(
                        "no location of %s is a folder of the file system, and no other can be written".formatted(key),
                        "Name one, such as filesystem:src/main/resources/peng/migrations, or use the command peng."));
    }
}
