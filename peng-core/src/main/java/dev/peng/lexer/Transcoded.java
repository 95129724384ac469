package dev.peng.lexer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes in another encoding, as UTF-8. Reading fails where they are not of that encoding. */
final class Transcoded extends InputStream {

    private static final int PIECE = 4096;

    private final Reader reader;
    private final char[] chars = new char[PIECE];
    private byte[] bytes = {};
    private int next;
    private int pending;

    Transcoded(InputStream in, Charset charset) {
        this.reader = new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
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
        this.reader.close();
    }

    // Both halves of a surrogate pair must be there before they can be written.
    private boolean fill() throws IOException {
        while (this.next == this.bytes.length) {
            var read = this.reader.read(this.chars, this.pending, PIECE - this.pending);
            var count = this.pending + Math.max(read, 0);
            if (count == 0) {
                return false;
            }
            this.pending = read > 0 && Character.isHighSurrogate(this.chars[count - 1]) ? 1 : 0;
            this.bytes = new String(this.chars, 0, count - this.pending).getBytes(StandardCharsets.UTF_8);
            this.chars[0] = this.chars[count - 1];
            this.next = 0;
        }
        return true;
    }
}
