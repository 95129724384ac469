package dev.peng.lexer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes in another encoding, as UTF-8. Reading fails at the first that is not of that encoding, not before. */
final class Transcoded extends InputStream {

    private static final int PIECE = 4096;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer source = ByteBuffer.allocate(PIECE).flip();
    private final CharBuffer chars = CharBuffer.allocate(PIECE);
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private boolean ended;
    private boolean flushed;

    Transcoded(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        return fill() ? this.bytes.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        var count = Math.min(length, this.bytes.remaining());
        this.bytes.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        this.in.close();
    }

    // What stands before something wrong is given out first; then decoding comes to the same place again.
    private boolean fill() throws IOException {
        while (!this.bytes.hasRemaining() && !this.flushed) {
            var result = this.decoder.decode(this.source, this.chars.clear(), this.ended);
            if (result.isError() && this.chars.position() == 0) {
                result.throwException();
            }
            if (result.isUnderflow() && this.ended) {
                this.decoder.flush(this.chars);
                this.flushed = true;
            } else if (result.isUnderflow()) {
                readOn();
            }
            this.bytes = StandardCharsets.UTF_8.encode(this.chars.flip());
        }
        return this.bytes.hasRemaining();
    }

    private void readOn() throws IOException {
        this.source.compact();
        var count = this.in.read(this.source.array(), this.source.position(), this.source.remaining());
        this.ended = count < 0;
        this.source.position(this.source.position() + Math.max(count, 0)).flip();
    }
}
