package dev.peng.csv;

import dev.peng.error.ConfigurationException;
import dev.peng.error.Problem;
import dev.peng.run.Work;
import dev.peng.script.Directives;
import dev.peng.source.Checksum;
import dev.peng.source.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with everything that is wrong with its head. Its rows are read when they are loaded, once, and hashed at the
 * same time. Not thread-safe.
 */
public final class CsvFile {

    private final SourceFile source;
    private final String table;
    private final @Nullable SourceFile side;
    private @Nullable CsvHead head;
    private @Nullable Checksum checksum;

    private CsvFile(SourceFile source, String table, @Nullable SourceFile side) {
        this.source = source;
        this.table = table;
        this.side = side;
    }

    /**
     * A file.
     *
     * @param source where it is
     * @param table where its rows go if no directive says so
     * @param side the file beside it that has directives for it
     */
    public static CsvFile of(SourceFile source, String table, @Nullable SourceFile side) {
        return new CsvFile(source, table, side);
    }

    /** Where it was found. */
    public String origin() {
        return this.source.origin();
    }

    /** What the author asks for. Reads no more than the beginning. */
    public Directives directives() {
        return head().directives();
    }

    /** Why it cannot be loaded, as far as its beginning shows; all reasons. */
    public List<Problem> problems() {
        return head().problems();
    }

    /** Tells without reading it whether it is what it was; empty if that is not known. */
    public String stamp() {
        var stamp = this.source.stamp();
        return stamp.isEmpty() || this.side == null ? stamp : stamp + " " + this.side.stamp();
    }

    /**
     * The fingerprint of its bytes, and those of the file beside it: of what was sent when it was loaded, else it is read.
     *
     * @throws ConfigurationException if it cannot be read
     */
    public Checksum checksum() {
        if (this.checksum == null) {
            try (var in = this.source.hashed()) {
                this.checksum = in.checksum(besides());
            } catch (IOException e) {
                throw new ConfigurationException(
                        this.source + " cannot be read: " + e, "Check that the file is readable.");
            }
        }
        return this.checksum;
    }

    /** Loads its rows, if it has no {@link #problems}. */
    public Work.Load load() {
        return new CsvLoad(this);
    }

    /** The file as errors name it. */
    String display() {
        return this.source.display();
    }

    CsvHead head() {
        if (this.head == null) {
            this.head = readHead();
        }
        return this.head;
    }

    /** Its length in bytes; 0 if that is not known. */
    long size() {
        return this.source.size();
    }

    /**
     * Hands over all that the server gets: the header and the rows.
     *
     * @param sending takes it
     * @param position is told how much of the file was read
     */
    void send(Sending sending, LongConsumer position) {
        try (var in = this.source.hashed();
                var unpacked = this.source.unpacked(in)) {
            in.telling(position);
            unpacked.skipNBytes(head().preamble().length());
            sending.send(unpacked);
            this.checksum = in.checksum(besides());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record with a line, by the number that the server gives it; or none. Reads all that is before it. */
    Optional<CsvRecord> record(int serverLine) {
        try (var in = this.source.head()) {
            in.skipNBytes(head().preamble().length());
            var text = new BufferedReader(
                    new InputStreamReader(in, head().options().charset()));
            var records = new CsvReader(text, head().options());
            var record = records.next();
            while (record != null && record.serverLine() < serverLine) {
                record = records.next();
            }
            return Optional.ofNullable(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CsvHead readHead() {
        try (var in = this.source.head()) {
            var beginning = in.readNBytes(CsvHead.LONGEST);
            return CsvHead.read(display(), this.table, beginning, sideFile());
        } catch (IOException e) {
            return CsvHead.unreadable(display(), this.table, new UncheckedIOException(e));
        }
    }

    private @Nullable SideFile sideFile() {
        return this.side == null ? null : SideFile.of(this.side.display(), this.side.text());
    }

    private byte[] besides() {
        return this.side == null ? new byte[0] : this.side.text().getBytes(StandardCharsets.UTF_8);
    }

    /** Takes what the server gets. */
    interface Sending {
        void send(InputStream rows) throws IOException;
    }
}
