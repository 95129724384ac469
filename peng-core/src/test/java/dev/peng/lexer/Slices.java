package dev.peng.lexer;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.IntSupplier;

/** Bytes that come in slices, as from a network; nothing is known of how many there are. For tests. */
public final class Slices extends InputStream {

    private final ByteArrayInputStream bytes;
    private final IntSupplier sizes;

    /** With as many bytes at a time as the supplier says, or fewer. */
    public Slices(byte[] bytes, IntSupplier sizes) {
        this.bytes = new ByteArrayInputStream(bytes);
        this.sizes = sizes;
    }

    @Override
    public int read() {
        return this.bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return this.bytes.read(target, offset, Math.min(length, this.sizes.getAsInt()));
    }
}
