package dev.peng.boot;

import dev.peng.PengConfig;
import dev.peng.error.ConfigurationException;
import dev.peng.migration.MigrationFiles;
import dev.peng.seed.SeedFiles;
import dev.peng.source.Location;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes new files of migrations and seeds while the application runs, and tells of them. Thread-safe. */
public final class NewScripts {

    private final boolean enabled;
    private final PengConfig config;
    private final EventLog events;
    private final Clock clock;

    /**
     * @param enabled whether files may be written
     * @param config where migrations and seeds are
     * @param events hears of new files
     * @param clock gives the versions
     */
    public NewScripts(boolean enabled, PengConfig config, EventLog events, Clock clock) {
        this.enabled = enabled;
        this.config = config;
        this.events = events;
        this.clock = clock;
    }

    /** Whether files may be written. */
    public boolean isEnabled() {
        return this.enabled;
    }

    /**
     * Writes a pair of files.
     *
     * @param name lower-case letters, digits and {@code _}, a letter first
     * @param up what applies it; a comment if nothing is said
     * @param down what reverts it; a comment if nothing is said
     * @return both, below their location
     * @throws ConfigurationException if files may not be written, no location can be, or the name is none
     * @throws java.io.UncheckedIOException if they cannot be written; then neither is there
     */
    public synchronized List<Path> migration(String name, @Nullable String up, @Nullable String down) {
        var folder = folder("migrations", this.config.migrations().locations());
        var pair = new MigrationFiles(folder, this.clock).create(name, up, down);
        var file = folder.relativize(pair.up());
        this.events.addFile("MigrationAdded", "create", file.toString());
        return List.of(file, folder.relativize(pair.down()));
    }

    /**
     * Writes a seed.
     *
     * @param name lower-case letters, digits and {@code _}, a letter first
     * @param csv whether it is CSV, of the table of that name
     * @param profile whom it is for, {@code ""} for all
     * @param text what is in it; one line with a directive if nothing is said
     * @return the file, below its location
     * @throws ConfigurationException if files may not be written, no location can be, or the name or profile is none
     * @throws java.io.UncheckedIOException if it cannot be written; then it is not there
     */
    public synchronized List<Path> seed(String name, boolean csv, String profile, @Nullable String text) {
        var folder = folder("seeds", this.config.seeds().locations());
        var kind = csv ? SeedFiles.Kind.CSV : SeedFiles.Kind.SQL;
        var file = folder.relativize(new SeedFiles(folder, this.clock).create(name, kind, profile, text));
        this.events.addFile("SeedAdded", "seed create", file.toString());
        return List.of(file);
    }

    /**
     * Lets files be written.
     *
     * @throws ConfigurationException if they may not
     */
    public void check() {
        if (!this.enabled) {
            throw new ConfigurationException(
                    "this application does not write files", "Set peng.files.enabled=true, or use the command peng.");
        }
    }

    // What is on the class path of a running application cannot be written, or is lost with it.
    private Path folder(String kind, List<Location> locations) {
        check();
        return locations.stream()
                .filter(location -> location.scheme() == Location.Scheme.FILESYSTEM)
                .findFirst()
                .map(location -> Path.of(location.path()))
                .orElseThrow(() -> new ConfigurationException(
                        "no location of peng.%s.locations is a folder of the file system, and no other can be written"
                                .formatted(kind),
                        "Name one, such as filesystem:src/main/resources/peng/%s, or use the command peng."
                                .formatted(kind)));
    }
}
