package dev.peng.source;

import dev.peng.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Writes files of migrations and seeds below a folder. Never over one that is there, and never half a file. */
public final class NewFiles {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");
    private static final DateTimeFormatter VERSION = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final Path folder;
    private final Clock clock;

    /**
     * @param folder where the files go; made if it is not there
     * @param clock gives the versions, in UTC
     */
    public NewFiles(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Refuses a name that is hard to type or to sort.
     *
     * @param what has the name
     * @throws ConfigurationException unless it is lower-case letters, digits and {@code _}, a letter first
     */
    public static void checkName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ConfigurationException(
                    "\"%s\" is no name for a %s".formatted(name, what),
                    "Use lower-case letters, digits and _, at most 100, and begin with a letter, like add_loan_due_date.");
        }
    }

    /** A version of now, or of the first second after now that no file below the folder has. */
    public Version nextVersion() {
        var time = LocalDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC);
        var version = Version.of(time.format(VERSION));
        while (isTaken(version)) {
            time = time.plusSeconds(1);
            version = Version.of(time.format(VERSION));
        }
        return version;
    }

    /**
     * Writes a file.
     *
     * @param subfolder below the folder; may be empty
     * @param name of the file
     * @param text its content
     * @return where it is
     * @throws ConfigurationException if the folder is a file, the subfolder is a link that leads out of the folder, or the text cannot
     *     be encoded
     * @throws IOException if it is there already or cannot be written; then nothing of it is there
     */
    public Path write(String subfolder, String name, String text) throws IOException {
        var below = folder(this.folder.resolve(subfolder));
        if (!below.toRealPath().startsWith(this.folder.toRealPath())) {
            throw new ConfigurationException(
                    "the folder %s is a link that leads out of its location".formatted(subfolder),
                    "Name another one, or replace the link by a folder.");
        }
        return write(below.resolve(name), bytes(text));
    }

    private static Path folder(Path folder) throws IOException {
        try {
            return Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new ConfigurationException(
                    "%s is a file, and no folder".formatted(e.getFile()), "Move it away, or name another location.");
        }
    }

    // What is there already belongs to somebody else.
    private static Path write(Path file, byte[] content) throws IOException {
        var channel = Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        try (channel) {
            channel.write(content);
            return file;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static byte[] bytes(String text) {
        try {
            var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(
                    "the text has half a character, which cannot be written as UTF-8", "Send all of it.");
        }
    }

    private boolean isTaken(Version version) {
        if (!Files.isDirectory(this.folder)) {
            return false;
        }
        try (var files = Files.walk(this.folder)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, Math.max(0, name.indexOf('_'))))
                    .anyMatch(text -> Version.isOne(text) && Version.of(text).equals(version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
