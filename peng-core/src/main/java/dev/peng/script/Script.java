package dev.peng.script;

import dev.peng.error.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;

/**
 * A PostgreSQL script that was read through once: its directives, its parts and everything that is wrong with it. What it
 * says is not kept in memory but read again by whoever runs it. Immutable.
 */
public final class Script {

    private final String file;
    private final InputStreamSource source;
    private final Placeholders placeholders;
    private final Directives directives;
    private final List<Part> parts;
    private final List<Problem> problems;
    private final long size;

    private Script(String file, InputStreamSource source, Placeholders placeholders, ScriptReader read) {
        this.file = file;
        this.source = source;
        this.placeholders = placeholders;
        this.directives = read.directives();
        this.parts = read.parts();
        this.problems = read.problems();
        this.size = read.size();
    }

    /**
     * Reads a script through, in time linear to its length and in constant memory.
     *
     * @param file the name of the script in places
     * @param source the script, in UTF-8; a byte order mark at its beginning is passed over
     * @param placeholders for scripts that ask for them
     * @throws UncheckedIOException if it cannot be read; never because of what it says
     */
    public static Script read(String file, InputStreamSource source, Placeholders placeholders) {
        try (var reader = open(file, source, placeholders)) {
            while (reader.next()) {}
            return new Script(file, source, placeholders, reader);
        }
    }

    /**
     * What the leading comment block asks for. Reads no further than the first statement.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static Directives directives(String file, InputStreamSource source) {
        try (var reader = open(file, source, Placeholders.NONE)) {
            reader.next();
            return reader.directives();
        }
    }

    /** Of a text that is in memory, without placeholders. */
    public static Script of(String file, String text) {
        return read(file, new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)), Placeholders.NONE);
    }

    /** The name of the script in places. */
    public String file() {
        return this.file;
    }

    /** What its leading comment block asks for. */
    public Directives directives() {
        return this.directives;
    }

    /** What belongs into one transaction each, in order. None if there is no statement. */
    public List<Part> parts() {
        return this.parts;
    }

    /**
     * The script in sections: its parts, or what is left of them behind the statements that are done. Reads the script.
     *
     * @param done how many statements each section had that is done
     * @throws UncheckedIOException if it cannot be read
     */
    public List<Section> sections(List<Integer> done) {
        return sections(done, Set.of());
    }

    /**
     * The same with more splits. One inside of a block {@code begin … commit}, or behind something that ends with its
     * transaction, is not made.
     */
    public List<Section> sections(List<Integer> done, Set<Split> splits) {
        try (var reader = open()) {
            return new Sections(reader, done, splits).all();
        }
    }

    /** Its length in bytes of UTF-8. */
    public long size() {
        return this.size;
    }

    /** Everything that is wrong, in the order of the text. */
    public List<Problem> problems() {
        return this.problems;
    }

    /**
     * Reads it again, from the beginning.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public ScriptReader open() {
        return open(this.file, this.source, this.placeholders);
    }

    private static ScriptReader open(String file, InputStreamSource source, Placeholders placeholders) {
        try {
            return new ScriptReader(file, source.getInputStream(), placeholders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
