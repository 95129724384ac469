package dev.peng.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** A file that is hashed while it is read. Not thread-safe. */
public class HashedInput extends FilterInputStream {

    private static final int PIECE = 64 * 1024;

    private final Checksum.Sum sum;
    private LongConsumer listener = position -> {};
    private long position;
    private boolean ended;

    HashedInput(InputStream in, Checksum.Sum sum) {
        super(in);
        this.sum = sum;
    }

    /** Tells how many bytes were read, whenever some are. */
    public void telling(LongConsumer next) {
        this.listener = next;
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
            this.position += count;
            this.listener.accept(this.position);
        } else if (count < 0 && !this.ended) {
            this.ended = true;
            atEnd();
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, PIECE)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Its end was reached for the first time. */
    void atEnd() throws IOException {}

    /** The fingerprint of what was read; to be asked once. */
    Checksum found() {
        return this.sum.checksum();
    }

    /**
     * The fingerprint of all of it; what was not read yet is read. Ask once.
     *
     * @param more what belongs to it
     * @throws IOException if it cannot be read
     */
    public Checksum checksum(byte[] more) throws IOException {
        transferTo(OutputStream.nullOutputStream());
        this.sum.add(more, 0, more.length);
        return found();
    }
}
