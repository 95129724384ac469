package dev.peng.lexer;

import java.util.Arrays;

/**
 * The data of a {@code copy … from stdin}, piece by piece: the lines below the line on which the statement ends, up to one
 * that is {@code \.} alone or to the end of the text, as psql reads them (manual, COPY, File Formats). What else is on the
 * line of the statement comes after the data.
 */
public final class CopyData {

    private static final int NONE = -1;
    private static final int LONGEST_MARKER = 4;

    private final Lexer lexer;
    private final byte[] restOfLine;
    private final Position rest;
    private final int firstLine;
    private boolean beginsLine = true;
    private int marker = NONE;
    private boolean ended;

    /** Begins behind the token of the lexer. */
    CopyData(Lexer lexer) {
        this.lexer = lexer;
        lexer.moveOn(0);
        var length = lengthOfLine();
        this.rest = lexer.position().copy();
        this.restOfLine = Arrays.copyOfRange(lexer.bytes(), lexer.startIndex(), lexer.startIndex() + length);
        lexer.moveOn(length);
        lexer.moveOn(0);
        this.firstLine = lexer.position().line();
    }

    /** The number of the first line of the data. */
    public int firstLine() {
        return this.firstLine;
    }

    /** Moves to the next piece, and says whether there is one. Behind the last one the lexer goes on. */
    public boolean next() {
        if (this.ended) {
            return false;
        }
        this.lexer.moveOn(0);
        if (this.marker == NONE && this.lexer.has(0)) {
            var length = piece();
            this.lexer.moveOn(length);
            if (length > 0) {
                return true;
            }
        }
        finish();
        return false;
    }

    /** The bytes that hold the piece; not to be changed, and good until the next piece. */
    public byte[] bytes() {
        return this.lexer.bytes();
    }

    /** The index of the first byte of the piece. */
    public int from() {
        return this.lexer.startIndex();
    }

    /** How many bytes the piece has. */
    public int length() {
        return (int) (this.lexer.end() - this.lexer.start());
    }

    private int lengthOfLine() {
        var i = 0;
        while (this.lexer.has(i) && byteAt(i) != '\n') {
            i++;
        }
        return this.lexer.has(i) ? i + 1 : i;
    }

    // Everything that is here, up to the marker or to a backslash about which only what follows will tell.
    private int piece() {
        var i = this.lexer.distanceOf('\\', 0);
        while (i < this.lexer.available() && !isUncertain(i) && !isMarker(i)) {
            i = this.lexer.distanceOf('\\', i + 1);
        }
        this.marker = i < this.lexer.available() && !isUncertain(i) ? markerLength(i) : NONE;
        this.beginsLine = i == 0 ? this.beginsLine : byteAt(i - 1) == '\n';
        return i;
    }

    private boolean isUncertain(int distance) {
        return distance > 0 && distance + LONGEST_MARKER > this.lexer.available();
    }

    private boolean isMarker(int distance) {
        var beginsHere = distance == 0 ? this.beginsLine : byteAt(distance - 1) == '\n';
        return beginsHere && this.lexer.has(distance + 1, '.') && markerLength(distance) > 0;
    }

    private int markerLength(int distance) {
        if (!this.lexer.has(distance + 2)) {
            return 2;
        }
        if (byteAt(distance + 2) == '\n') {
            return 3;
        }
        return byteAt(distance + 2) == '\r' && this.lexer.has(distance + 3, '\n') ? 4 : NONE;
    }

    private byte byteAt(int distance) {
        return this.lexer.bytes()[this.lexer.startIndex() + distance];
    }

    private void finish() {
        this.ended = true;
        this.lexer.moveOn(Math.max(this.marker, 0));
        this.lexer.moveOn(0);
        for (var b : this.restOfLine) {
            if (!Characters.isBlank(b)) {
                this.lexer.insert(this.restOfLine, this.rest);
                return;
            }
        }
    }
}
