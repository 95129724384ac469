package dev.peng.generate;

import dev.peng.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The file of a generated class.
 *
 * @param sources the folder of sources; it must be there
 * @param name of the class
 */
public record GeneratedFile(Path sources, ClassName name) {

    private static final String FIRST_WORDS = "// Written by peng generate.";

    /** Where it is. */
    public Path path() {
        return sources.resolve(name.file());
    }

    /** Whether it has this text, but for ends of lines; not if it is not there. */
    public boolean has(String text) {
        return text.equals(read().replace("\r\n", "\n"));
    }

    /**
     * Writes it, unless it has this text.
     *
     * @return whether it was written
     * @throws ConfigurationException if there is no folder of sources, or a file of that name was not generated
     */
    public boolean write(String text) {
        if (!Files.isDirectory(sources)) {
            throw new ConfigurationException(
                    "there is no folder %s for generated Java".formatted(sources),
                    "Make it, or name another one with --sources or peng.generate.sources.");
        }
        if (has(text)) {
            return false;
        }
        if (!read().isEmpty() && !read().startsWith(FIRST_WORDS)) {
            throw new ConfigurationException(
                    "%s was not written by peng generate".formatted(path()),
                    "Name another class, or remove the file if nobody needs it.");
        }
        try {
            Files.createDirectories(path().getParent());
            Files.writeString(path(), text);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read() {
        try {
            return Files.readString(path());
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
