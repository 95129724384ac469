package dev.peng.cli.output;

import dev.peng.session.RowConsumer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes rows for another program while they come, in UTF-8 wherever it runs. */
public abstract sealed class WrittenRows implements RowConsumer permits CsvRows, JsonRows {

    private final PrintStream out;
    private final Writer writer;

    WrittenRows(PrintStream out) {
        this.out = out;
        this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** There are no more rows. */
    public void finish() {
        try {
            this.writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a text as it is. */
    final void write(String text) {
        try {
            this.writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the query if nobody reads any more. */
    final void check() {
        if (this.out.checkError()) {
            throw new Closed();
        }
    }

    /** Whoever reads has had enough, as {@code head} has after some lines. */
    public static final class Closed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Closed() {
            super("standard output was closed");
        }
    }
}
