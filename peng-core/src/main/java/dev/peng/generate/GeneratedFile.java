package dev.peng.generate;

import dev.peng.error.ConfigurationException;
import dev.peng.query.DescribedQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

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

    /**
     * Whether it is what would be written for these queries, but for ends of lines; not if it is not there.
     *
     * @throws dev.peng.error.ProblemsException if names cannot be told apart in Java, or columns have none: every reason
     */
    public boolean isCurrent(List<DescribedQuery> queries) {
        return has(new QueryClass(name, queries).text());
    }

    /**
     * Writes it, unless it is current.
     *
     * @return whether it was written
     * @throws ConfigurationException if there is no folder of sources, or a file of that name was not generated
     * @throws dev.peng.error.ProblemsException as {@link #isCurrent}
     */
    public boolean write(List<DescribedQuery> queries) {
        if (!Files.isDirectory(sources)) {
            throw new ConfigurationException(
                    "there is no folder %s for generated Java".formatted(sources),
                    "Make it, or name another one with --sources or peng.generate.sources.");
        }
        var text = new QueryClass(name, queries).text();
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

    private boolean has(String text) {
        return text.equals(read().replace("\r\n", "\n"));
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
