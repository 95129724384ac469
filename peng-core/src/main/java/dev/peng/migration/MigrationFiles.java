package dev.peng.migration;

import dev.peng.error.ConfigurationException;
import dev.peng.source.NewFiles;
import dev.peng.source.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Writes pairs of migration files. Never over a file that is there, and never half a pair. */
public final class MigrationFiles {

    private final NewFiles files;

    /**
     * @param folder where the pairs go; made if it is not there
     * @param clock gives the versions, in UTC
     */
    public MigrationFiles(Path folder, Clock clock) {
        this.files = new NewFiles(folder, clock);
    }

    /**
     * Writes an empty pair with a version of now, or of the first second after now that is free.
     *
     * @throws ConfigurationException if the name is another one
     * @throws UncheckedIOException if a file cannot be written; then neither is there
     */
    public Pair create(String name) {
        return create(name, null, null);
    }

    /**
     * Writes a pair with a version of now, or of the first second after now that is free.
     *
     * @param name lower-case letters, digits and {@code _}, a letter first
     * @param up what applies it; a comment if nothing is said
     * @param down what reverts it; a comment if nothing is said
     * @throws ConfigurationException if the name is another one
     * @throws UncheckedIOException if a file cannot be written; then neither is there
     */
    public Pair create(String name, @Nullable String up, @Nullable String down) {
        NewFiles.checkName("migration", name);
        var version = this.files.nextVersion();
        return write(
                version,
                name,
                up == null ? comment(version, name, "up") : up,
                down == null ? comment(version, name, "down") : down);
    }

    /**
     * Writes a pair.
     *
     * @throws UncheckedIOException if a file is there already or cannot be written; then nothing of the pair is there
     */
    public Pair write(Version version, String name, String up, String down) {
        try {
            var written = this.files.write("", "%s_%s.up.sql".formatted(version, name), up);
            return new Pair(written, writeDown(written, "%s_%s.down.sql".formatted(version, name), down));
        } catch (IOException e) {
            throw new UncheckedIOException("the migration cannot be written: " + e.getMessage(), e);
        }
    }

    private Path writeDown(Path up, String name, String down) throws IOException {
        try {
            return this.files.write("", name, down);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(up);
            throw e;
        }
    }

    private static String comment(Version version, String name, String direction) {
        return "-- %s_%s: %s%n".formatted(version, name, direction);
    }

    /**
     * The files of a migration.
     *
     * @param up applies it
     * @param down reverts it
     */
    public record Pair(Path up, Path down) {}
}
