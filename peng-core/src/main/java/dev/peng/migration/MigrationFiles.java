package dev.peng.migration;

import dev.peng.error.ConfigurationException;
import dev.peng.source.FileName;
import dev.peng.source.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Writes pairs of migration files. Never over a file that is there, and never half a pair. */
public final class MigrationFiles {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final DateTimeFormatter VERSION = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final Path folder;
    private final Clock clock;

    /**
     * @param folder where the pairs go; made if it is not there
     * @param clock gives the versions, in UTC
     */
    public MigrationFiles(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Writes an empty pair with a version of now, or of the first second after now that is free.
     *
     * @param name lower-case letters, digits and {@code _}, a letter first
     * @throws ConfigurationException if the name is another one
     * @throws UncheckedIOException if a file cannot be written; then neither is there
     */
    public Pair create(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ConfigurationException(
                    "\"" + name + "\" is no name for a migration",
                    "Use lower-case letters, digits and _, and begin with a letter, like add_loan_due_date.");
        }
        var version = nextVersion();
        return write(version, name, comment(version, name, "up"), comment(version, name, "down"));
    }

    /**
     * Writes a pair.
     *
     * @throws UncheckedIOException if a file is there already or cannot be written; then nothing of the pair is there
     */
    public Pair write(Version version, String name, String up, String down) {
        var pair = new Pair(
                this.folder.resolve("%s_%s.up.sql".formatted(version, name)),
                this.folder.resolve("%s_%s.down.sql".formatted(version, name)));
        try {
            Files.createDirectories(this.folder);
            writeNew(pair.up(), up);
            writeDown(pair, down);
            return pair;
        } catch (IOException e) {
            throw new UncheckedIOException("the migration cannot be written: " + e.getMessage(), e);
        }
    }

    private static void writeDown(Pair pair, String down) throws IOException {
        try {
            writeNew(pair.down(), down);
        } catch (IOException e) {
            Files.deleteIfExists(pair.up());
            throw e;
        }
    }

    private static void writeNew(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private Version nextVersion() {
        var time = LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC);
        var version = Version.of(time.format(VERSION));
        while (isTaken(version)) {
            time = time.plusSeconds(1);
            version = Version.of(time.format(VERSION));
        }
        return version;
    }

    private boolean isTaken(Version version) {
        if (!Files.isDirectory(this.folder)) {
            return false;
        }
        try (var files = Files.walk(this.folder)) {
            return files.map(file -> file.getFileName().toString())
                    .flatMap(name -> FileName.parse(name).stream())
                    .anyMatch(name -> name.version().equals(version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
