package dev.peng.source;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file that was read from a {@link Location}. Immutable. */
public final class SourceFile {

    private final Location location;
    private final String path;
    private final String origin;
    private final byte[] content;
    private final Checksum checksum;

    SourceFile(Location location, String path, String origin, byte[] content) {
        this.location = location;
        this.path = path;
        this.origin = origin;
        this.content = content;
        this.checksum = Checksum.of(content);
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

    /** The content as text. Call only if it is not {@link #isUnreadable unreadable}. */
    public String text() {
        return new String(this.content, StandardCharsets.UTF_8);
    }

    /** Whether the content is anything but UTF-8. */
    public boolean isUnreadable() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.content));
            return false;
        } catch (CharacterCodingException e) {
            return true;
        }
    }

    /** The problem of a file that is not UTF-8, with the line of the first such byte. */
    public Problem encodingProblem() {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(this.content);
        decoder.decode(in, CharBuffer.allocate(this.content.length), true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += this.content[i] == '\n' ? 1 : 0;
        }
        return new Problem(
                ErrorCode.UNREADABLE_FILE,
                new Place(display(), line, 0),
                "is not UTF-8 text",
                "Save the file as UTF-8.");
    }

    /** Whether both are the same file found twice, for instance in a folder and in a jar made of it. */
    boolean isCopyOf(SourceFile other) {
        return this.path.equals(other.path) && Arrays.equals(this.content, other.content);
    }

    @Override
    public String toString() {
        return display();
    }
}
