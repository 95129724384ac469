package dev.peng.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * A file that was found in a {@link Location} and hashed. A small one is kept in memory; a large one is read again when it
 * is asked for, and refused if it has changed meanwhile. Immutable.
 */
public final class SourceFile implements InputStreamSource {

    private static final int KEPT = 1024 * 1024;
    private static final int PIECE = 64 * 1024;

    private final Location location;
    private final String path;
    private final String origin;
    private final InputStreamSource resource;
    private final byte @Nullable [] content;
    private final Checksum checksum;

    /** Reads the file through. */
    SourceFile(Location location, String path, String origin, InputStreamSource resource) throws IOException {
        this.location = location;
        this.path = path;
        this.origin = origin;
        this.resource = resource;
        var sum = new Checksum.Sum();
        this.content = read(resource, sum);
        this.checksum = sum.checksum();
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

    /** The folders below the location, {@code ""} for the location itself. */
    public String folder() {
        return this.path.substring(0, Math.max(0, this.path.lastIndexOf('/')));
    }

    /** The name without folders. */
    public String name() {
        return this.path.substring(this.path.lastIndexOf('/') + 1);
    }

    /** The fingerprint of the content. */
    public Checksum checksum() {
        return this.checksum;
    }

    /**
     * The content, from its beginning.
     *
     * @throws IOException if the file cannot be read, here or from the stream; also if it is not the one that was hashed
     */
    @Override
    public InputStream getInputStream() throws IOException {
        return this.content == null
                ? new Unchanged(this.resource.getInputStream())
                : new ByteArrayInputStream(this.content);
    }

    /**
     * The content as text.
     *
     * @throws UncheckedIOException if the file cannot be read, or has changed
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
        return this.path.equals(other.path) && this.checksum.equals(other.checksum);
    }

    @Override
    public String toString() {
        return display();
    }

    private static byte @Nullable [] read(InputStreamSource resource, Checksum.Sum sum) throws IOException {
        var kept = new ByteArrayOutputStream();
        var all = true;
        try (var in = resource.getInputStream()) {
            var piece = new byte[PIECE];
            for (var length = in.read(piece); length >= 0; length = in.read(piece)) {
                sum.add(piece, 0, length);
                all = all && kept.size() + length <= KEPT;
                kept.write(piece, 0, all ? length : 0);
            }
        }
        return all ? kept.toByteArray() : null;
    }

    /** Sees to it that what is read is what was hashed. */
    private final class Unchanged extends FilterInputStream {

        private final Checksum.Sum sum = new Checksum.Sum();
        private boolean checked;

        Unchanged(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = super.read(target, offset, length);
            if (count > 0) {
                this.sum.add(target, offset, count);
            } else if (count < 0 && !this.checked) {
                this.checked = true;
                if (!this.sum.checksum().equals(SourceFile.this.checksum)) {
                    throw new IOException(display() + " was changed while it was read");
                }
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
