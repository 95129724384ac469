package dev.peng.lexer;

/**
 * Checks that bytes are UTF-8 (RFC 3629: no overlong forms, no surrogates), piece by piece, and remembers the first NUL,
 * which PostgreSQL has in no text.
 */
final class Utf8 {

    private static final int NONE = -1;

    private int missing;
    private int lowest;
    private int highest;
    private int sequence = NONE;
    private long firstNul = NONE;

    /**
     * Goes on with the next piece.
     *
     * @param base the offset of the first byte of the array
     * @return the index of the first character that is wrong, which may have begun in an earlier piece, or {@code to}
     */
    int check(byte[] bytes, int from, int to, long base) {
        var i = from;
        while (i < to) {
            if (this.missing == 0 && i + Eight.BYTES <= to && Eight.isPlain(Eight.at(bytes, i))) {
                i += Eight.BYTES;
            } else if (accept(bytes[i] & 0xFF, base + i)) {
                i++;
            } else {
                return i - sequenceLength(base + i);
            }
        }
        return to;
    }

    /** Goes back to an offset: what was behind it is not the text. */
    void restart(long offset) {
        this.missing = 0;
        this.firstNul = this.firstNul < offset ? this.firstNul : NONE;
    }

    /** How many bytes there are of the last character, if it is there only in part. */
    int incomplete(long end) {
        return this.missing > 0 ? (int) end - this.sequence : 0;
    }

    /** The offset of the first NUL, or -1. */
    long firstNul() {
        return this.firstNul;
    }

    private boolean accept(int b, long offset) {
        if (this.missing == 0) {
            return begin(b, offset);
        }
        if (b < this.lowest || b > this.highest) {
            return false;
        }
        this.missing--;
        this.lowest = 0x80;
        this.highest = 0xBF;
        return true;
    }

    private boolean begin(int b, long offset) {
        if (b < 0x80) {
            this.firstNul = b == 0 && this.firstNul == NONE ? offset : this.firstNul;
            return true;
        }
        this.sequence = (int) offset;
        this.missing = b < 0xC2 || b > 0xF4 ? 0 : b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        this.lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        this.highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        return this.missing > 0;
    }

    private int sequenceLength(long offset) {
        return this.missing == 0 ? 0 : (int) offset - this.sequence;
    }
}
