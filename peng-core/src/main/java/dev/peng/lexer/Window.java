package dev.peng.lexer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a text that is in memory: a buffer that slides over a stream and becomes as large as the longest piece that
 * must be kept whole. Behind the last byte there is always a zero, so that loops need not look for the end at each byte.
 *
 * <p>An <em>index</em> is one into {@link #bytes}, and changes when the window moves; an <em>offset</em> counts bytes from
 * the beginning of the text.
 */
final class Window implements AutoCloseable {

    /** What stays before the piece that is kept, so that a line can be shown. */
    static final int MARGIN = 512;

    private static final int SMALLEST = 1024;
    private static final int LARGEST = Integer.MAX_VALUE - 8;
    private static final int LARGEST_AT_FIRST = 64 * 1024;

    private final Position position = new Position();
    private final Utf8 utf8 = new Utf8();
    private InputStream in;
    private byte[] bytes;
    private @Nullable Position firstNul;
    private int first;
    private int limit;
    private int filled;
    private long base;
    private boolean ended;
    private boolean wrong;
    private boolean tooLarge;
    private byte replaced;

    /** Closes the stream when it is closed itself. */
    Window(InputStream in) {
        this.in = in;
        this.bytes = new byte[sizeFor(in)];
    }

    /** Of whole tokens between two indexes; good as long as this window does not move. */
    Window view(int from, int to) {
        var view = new Window(this.bytes, this.base);
        view.limit = to;
        view.first = from;
        return view;
    }

    private Window(byte[] bytes, long base) {
        this.in = InputStream.nullInputStream();
        this.bytes = bytes;
        this.base = base;
        this.ended = true;
    }

    /** The index where reading begins. */
    int first() {
        return this.first;
    }

    /** Leaves out what is before the index. */
    void beginAt(int index) {
        this.first = index;
        this.position.beginAt(this.base + index);
    }

    byte[] bytes() {
        return this.bytes;
    }

    /** The index behind the last byte of the text that is here. */
    int limit() {
        return this.limit;
    }

    /** The offset of the first byte that is here. */
    long base() {
        return this.base;
    }

    /** Whether the text ends here because what follows is not in its encoding. */
    boolean isWrong() {
        return this.wrong;
    }

    /** Whether the text ends here because the piece that must be kept does not fit into memory. */
    boolean isTooLarge() {
        return this.tooLarge;
    }

    /** Moves the position on; an index before it leaves it where it is. */
    Position positionAt(int index) {
        var from = (int) (this.position.offset() - this.base);
        var nul = (int) (this.utf8.firstNul() - this.base);
        if (this.utf8.firstNul() >= this.position.offset() && nul < index) {
            this.position.advance(this.bytes, from, nul);
            this.firstNul = this.position.copy();
            from = nul;
        }
        if (from < index) {
            this.position.advance(this.bytes, from, index);
        }
        return this.position;
    }

    /** Where the first NUL is, if the position has come by there. */
    Optional<Position> firstNul() {
        return Optional.ofNullable(this.firstNul);
    }

    /**
     * Reads on, if there is more.
     *
     * @param keep the index from which on everything must stay
     * @return by how much all indexes have become smaller
     */
    int more(int keep) {
        if (this.ended || this.wrong || this.tooLarge) {
            return 0;
        }
        var shift = 0;
        var before = this.base + this.limit;
        try {
            while (this.base + this.limit == before && !this.ended && !this.wrong) {
                shift += makeRoom(keep - shift);
                read();
            }
        } catch (OutOfMemoryError e) {
            this.tooLarge = true;
        } catch (CharacterCodingException e) {
            this.wrong = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shift;
    }

    /** Takes what follows the index as text in another encoding. */
    void decodeFrom(int index, Charset charset) {
        this.bytes[this.limit] = this.replaced;
        var rest = new ByteArrayInputStream(Arrays.copyOfRange(this.bytes, index, this.filled));
        this.in = new Transcoded(new SequenceInputStream(rest, this.in), charset);
        this.ended = false;
        this.wrong = false;
        this.utf8.restart(this.base + index);
        this.filled = index;
        endAt(index);
    }

    /**
     * Puts bytes in front of the index, over what is there: it is not needed any more.
     *
     * @return their index; that of what follows is as much larger as they are long
     */
    int insertBefore(int index, byte[] inserted) {
        var missing = inserted.length - index;
        if (missing > 0) {
            var larger = new byte[this.bytes.length + missing];
            System.arraycopy(this.bytes, index, larger, inserted.length, this.filled + 1 - index);
            this.bytes = larger;
            this.filled += missing;
            this.limit += missing;
            this.base -= missing;
        }
        var at = Math.max(-missing, 0);
        System.arraycopy(inserted, 0, this.bytes, at, inserted.length);
        if (at > 0) {
            // What is left of the data before it is no part of its line.
            this.bytes[at - 1] = '\n';
        }
        return at;
    }

    @Override
    public void close() {
        try {
            this.in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A character that is there only in part is not here yet.
    private void read() throws IOException {
        var count = this.in.read(this.bytes, this.filled, this.bytes.length - 1 - this.filled);
        this.ended = count < 0;
        this.wrong = this.ended && this.limit < this.filled;
        if (count > 0) {
            if (this.limit < this.filled) {
                this.bytes[this.limit] = this.replaced;
            }
            var to = this.filled + count;
            var checked = this.utf8.check(this.bytes, this.filled, to, this.base);
            this.filled = to;
            this.wrong = checked < to;
            endAt(this.wrong ? checked : to - this.utf8.incomplete(this.base + to));
        }
    }

    private void endAt(int index) {
        this.limit = index;
        this.replaced = this.bytes[index];
        this.bytes[index] = 0;
    }

    private int makeRoom(int keep) {
        if (this.filled + 1 < this.bytes.length) {
            return 0;
        }
        var shift = Math.max(0, keep - MARGIN);
        positionAt(shift);
        var kept = this.filled - shift;
        var target = kept > this.bytes.length / 2 ? new byte[doubled(this.bytes.length)] : this.bytes;
        this.bytes[this.limit] = this.replaced;
        System.arraycopy(this.bytes, shift, target, 0, kept);
        this.bytes = target;
        this.filled = kept;
        this.base += shift;
        endAt(this.limit - shift);
        return shift;
    }

    private static int doubled(int length) {
        if (length > LARGEST / 2) {
            throw new OutOfMemoryError("more than an array can hold");
        }
        return length * 2;
    }

    private static int sizeFor(InputStream in) {
        try {
            return Math.max(SMALLEST, Math.min(in.available(), LARGEST_AT_FIRST) + 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
