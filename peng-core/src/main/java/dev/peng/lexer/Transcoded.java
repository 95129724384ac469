package dev.peng.lexer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes in another encoding, as UTF-8. Reading fails where they are not of that encoding, and not before. */
final class Transcoded extends InputStream {

    private static final int PIECE = 4096;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer source = ByteBuffer.allocate(PIECE).flip();
    private final CharBuffer chars = CharBuffer.allocate(PIECE);
    private CoderResult result = CoderResult.UNDERFLOW;
    private byte[] bytes = {};
    private int next;
    private boolean ended;

    Transcoded(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        return fill() ? this.bytes[this.next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        var count = Math.min(length, this.bytes.length - this.next);
        System.arraycopy(this.bytes, this.next, target, offset, count);
        this.next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        this.in.close();
    }

    private boolean fill() throws IOException {
        while (this.next == this.bytes.length) {
            if (this.result.isError()) {
                this.result.throwException();
            }
            if (this.ended && this.result.isUnderflow()) {
                return false;
            }
            readMore();
            decode();
        }
        return true;
    }

    private void readMore() throws IOException {
        if (this.result.isUnderflow()) {
            this.source.compact();
            var read = this.in.read(this.source.array(), this.source.position(), this.source.remaining());
            this.source.position(this.source.position() + Math.max(read, 0)).flip();
            this.ended = read < 0;
        }
    }

    // Both halves of a surrogate pair must be there before they can be written; a decoder never divides them.
    private void decode() {
        this.result = this.decoder.decode(this.source, this.chars, this.ended);
        this.bytes = this.chars.flip().toString().getBytes(StandardCharsets.UTF_8);
        this.chars.clear();
        this.next = 0;
    }
}
