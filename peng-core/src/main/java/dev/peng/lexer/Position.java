package dev.peng.lexer;

import dev.peng.error.Place;

/**
 * Line and column of an offset that only moves on. A line ends with LF, CRLF or CR; columns count characters (code
 * points), both from 1.
 */
final class Position {

    private static final long NEVER = -1;

    private long offset;
    private int line = 1;
    private int column = 1;
    private boolean afterReturn;
    private long jumpAt = NEVER;
    private int jumpTo;
    private int jumpToColumn;

    long offset() {
        return this.offset;
    }

    int line() {
        return this.line;
    }

    Place place(String file) {
        return new Place(file, this.line, this.column);
    }

    /** Begins at a later offset: what is before it is no text. */
    void beginAt(long later) {
        this.offset = later;
    }

    /** Moves on over these bytes, the first of which is at the offset. */
    void advance(byte[] bytes, int from, int to) {
        var jump = this.jumpAt - this.offset;
        if (jump < 0 || jump > to - from) {
            count(bytes, from, to);
        } else {
            count(bytes, from, from + (int) jump);
            this.line = this.jumpTo;
            this.column = this.jumpToColumn;
            this.jumpAt = NEVER;
            count(bytes, from + (int) jump, to);
        }
    }

    /** A copy, that goes on by itself. */
    Position copy() {
        var copy = new Position();
        copy.offset = this.offset;
        copy.line = this.line;
        copy.column = this.column;
        return copy;
    }

    /**
     * Goes back to the rest of a line whose continuation stands further below, at the line that was reached.
     *
     * @param rest where that rest begins, as it was counted
     * @param from its offset now
     * @param to the offset behind it
     */
    void goBack(Position rest, long from, long to) {
        this.jumpTo = this.line;
        this.jumpToColumn = this.column;
        this.jumpAt = to;
        this.offset = from;
        this.line = rest.line;
        this.column = rest.column;
    }

    private void count(byte[] bytes, int from, int to) {
        var lineStart = -1;
        var i = from;
        while (i < to) {
            var word = i + Eight.BYTES <= to ? Eight.at(bytes, i) : 0;
            if (word == 0 || this.afterReturn || Eight.marks(word, '\r') != 0) {
                lineStart = endsLine(bytes[i]) ? i + 1 : lineStart;
                i++;
            } else {
                var ends = Eight.marks(word, '\n');
                this.line += Long.bitCount(ends);
                lineStart = ends == 0 ? lineStart : i + Eight.last(ends) + 1;
                i += Eight.BYTES;
            }
        }
        this.column = lineStart < 0 ? this.column + characters(bytes, from, to) : 1 + characters(bytes, lineStart, to);
        this.offset += to - from;
    }

    private boolean endsLine(byte b) {
        var second = b == '\n' && this.afterReturn;
        this.afterReturn = b == '\r';
        this.line += b == '\r' || b == '\n' && !second ? 1 : 0;
        return b == '\r' || b == '\n';
    }

    private static int characters(byte[] bytes, int from, int to) {
        var characters = to - from;
        var i = from;
        for (; i + Eight.BYTES <= to; i += Eight.BYTES) {
            characters -= Long.bitCount(Eight.continuations(Eight.at(bytes, i)));
        }
        for (; i < to; i++) {
            characters -= Characters.isContinuation(bytes[i]) ? 1 : 0;
        }
        return characters;
    }
}
