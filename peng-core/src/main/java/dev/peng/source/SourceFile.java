package dev.peng.source;

import dev.peng.error.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * A file that was found in a {@link Location}. It is read through once, at the latest when its content or its checksum is
 * first asked for. A small one is kept in memory then; a large one is read again when it is asked for, and refused if it
 * has changed meanwhile. Not thread-safe.
 */
public final class SourceFile implements InputStreamSource {

    private static final int KEPT = 1024 * 1024;
    private static final int PIECE = 64 * 1024;
    private static final String PACKED = ".gz";
    private static final String ROWS = ".csv";

    private final Location location;
    private final String path;
    private final String origin;
    private final InputStreamSource resource;
    private final Stamp stamp;
    private @Nullable Content content;

    /** One that nobody has read yet. */
    SourceFile(Location location, String path, String origin, Stamp stamp, InputStreamSource resource) {
        this.location = location;
        this.path = path;
        this.origin = origin;
        this.stamp = stamp;
        this.resource = resource;
    }

    /**
     * Reads it through.
     *
     * @param source which is the file
     */
    void readFrom(InputStreamSource source) {
        content(source);
    }

    /** The file as errors and reports name it: location and path. */
    public String display() {
        return (this.location.scheme() == Location.Scheme.FILESYSTEM ? this.location.path() : this.location.toString())
                + "/" + this.path;
    }

    /** Where exactly it was found, which tells two files of one name on the class path apart. */
    public String origin() {
        return this.origin;
    }

    /** The path below the location, with {@code /}. */
    public String path() {
        return this.path;
    }

    boolean isIn(Location other) {
        return this.location.equals(other);
    }

    /** The folders below the location, {@code ""} for the location itself. */
    public String folder() {
        return folder(this.path);
    }

    /** The folders of a path below a location. */
    public static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The name without folders. */
    public String name() {
        return this.path.substring(this.path.lastIndexOf('/') + 1);
    }

    /**
     * Tells whether it is what it was, without reading it: its length with its time or its CRC, as they were when it was
     * found. Empty if nothing is known.
     */
    public String stamp() {
        return this.stamp.text();
    }

    /** Its length in bytes; 0 if that is not known. */
    public long size() {
        return Math.max(this.stamp.size(), 0);
    }

    /** Whether it is too large to be kept in memory, or to be read when there is no need. */
    public boolean isLarge() {
        return this.stamp.size() > KEPT;
    }

    /**
     * The fingerprint of the content.
     *
     * @throws ConfigurationException if it is to be read first, and cannot be
     */
    public Checksum checksum() {
        return content(this.resource).checksum();
    }

    /**
     * The content, from its beginning, unpacked if it is packed.
     *
     * @throws ConfigurationException if it is to be read through first, and cannot be
     * @throws IOException if it cannot be read again, here or from the stream; also if it is not the one that was hashed
     */
    @Override
    public InputStream getInputStream() throws IOException {
        var known = content(this.resource);
        return unpacked(
                known.kept() == null
                        ? new Unchanged(this.resource.getInputStream(), known.checksum())
                        : new ByteArrayInputStream(known.kept()));
    }

    /**
     * The content, from its beginning, for somebody who needs no more than that: the file is not read through first.
     *
     * @throws IOException if it cannot be read
     */
    public InputStream head() throws IOException {
        return this.content == null ? unpacked(this.resource.getInputStream()) : getInputStream();
    }

    /**
     * The file as it is, from its beginning, hashed while it is read and not before.
     *
     * @throws IOException if it cannot be read
     */
    public HashedInput hashed() throws IOException {
        return new HashedInput(this.resource.getInputStream(), sum());
    }

    /**
     * What a stream of this file says.
     *
     * @param in the file as it is
     * @throws IOException if it is damaged
     */
    public InputStream unpacked(InputStream in) throws IOException {
        return this.path.endsWith(PACKED) ? Unpacked.of(display(), in) : in;
    }

    /**
     * The content as text.
     *
     * @throws ConfigurationException if it is to be read through first, and cannot be
     * @throws UncheckedIOException if the file cannot be read again, or has changed
     */
    public String text() {
        try (var in = getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether both are the same file found twice, for instance in a folder and in a jar made of it. */
    boolean isCopyOf(SourceFile other) {
        return this.path.equals(other.path) && checksum().equals(other.checksum());
    }

    @Override
    public String toString() {
        return display();
    }

    private Content content(InputStreamSource source) {
        if (this.content == null) {
            try (var in = source.getInputStream()) {
                this.content = Content.of(in, sum());
            } catch (IOException e) {
                throw new ConfigurationException(
                        display() + " cannot be read: " + e, "Check that the file is readable.");
            }
        }
        return this.content;
    }

    private Checksum.Sum sum() {
        return new Checksum.Sum(this.path.endsWith(PACKED) || this.path.endsWith(ROWS));
    }

    /** What is known of a file that was read through; the whole content of a small one. */
    private record Content(Checksum checksum, byte @Nullable [] kept) {

        static Content of(InputStream in, Checksum.Sum sum) throws IOException {
            var beginning = in.readNBytes(KEPT + 1);
            sum.add(beginning, 0, beginning.length);
            return beginning.length <= KEPT
                    ? new Content(sum.checksum(), beginning)
                    : new Content(checksum(sum, in), null);
        }

        private static Checksum checksum(Checksum.Sum sum, InputStream rest) throws IOException {
            var piece = new byte[PIECE];
            for (var length = rest.read(piece); length >= 0; length = rest.read(piece)) {
                sum.add(piece, 0, length);
            }
            return sum.checksum();
        }
    }

    /** Sees to it that what is read is what was hashed. */
    private final class Unchanged extends HashedInput {

        private final Checksum expected;

        Unchanged(InputStream in, Checksum expected) {
            super(in, sum());
            this.expected = expected;
        }

        @Override
        void atEnd() throws IOException {
            if (!found().equals(this.expected)) {
                throw new IOException(display() + " was changed while it was read");
            }
        }
    }
}
