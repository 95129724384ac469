package dev.peng.benchmarks.corpus;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a script to a file, in constant memory, and counts its bytes and statements. */
public final class ScriptWriter implements Closeable {

    private final OutputStream out;
    private long bytes;
    private long statements;

    public ScriptWriter(Path file) throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    /** One statement, without its semicolon, and an empty line after it as {@code pg_dump} leaves one. */
    public void statement(String sql) throws IOException {
        row(sql);
        text("\n");
    }

    /** One statement, without its semicolon, on a line of its own. */
    public void row(String sql) throws IOException {
        text(sql);
        text(";\n");
        statements++;
    }

    /** The beginning of {@code COPY} data; as a statement it counts once, together with the data. */
    public void beginCopy(String target) throws IOException {
        row("COPY " + target + " FROM stdin");
    }

    /** The end of {@code COPY} data. */
    public void endCopy() throws IOException {
        text("\\.\n\n\n");
    }

    /** Text that is no statement: a comment, a line of data. */
    public void text(String text) throws IOException {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        out.write(encoded);
        bytes += encoded.length;
    }

    /** The bytes so far. */
    public long bytes() {
        return bytes;
    }

    /** The statements so far. */
    public long statements() {
        return statements;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
