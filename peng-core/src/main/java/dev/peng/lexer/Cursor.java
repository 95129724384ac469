package dev.peng.lexer;

import dev.peng.error.Place;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A stretch of a text, usually a token, and what can be asked about it and its surroundings. */
abstract sealed class Cursor implements AutoCloseable permits Lexer {

    static final int NONE = -1;

    /** What follows is also known to the window; it stands here for the sake of the loops that look at each byte. */
    byte[] bytes;

    int limit;
    int start;
    int end;

    private final Window window;
    private long base;
    private int kept = NONE;

    Cursor(Window window) {
        this.window = window;
        this.bytes = window.bytes();
        this.limit = window.limit();
        this.base = window.base();
        this.end = window.first();
    }

    /** Where the token begins. */
    public final long start() {
        return this.base + this.start;
    }

    /** The offset behind the token. */
    public final long end() {
        return this.base + this.end;
    }

    /** The offset behind the last byte that was read. */
    public final long endOfText() {
        return this.base + this.limit;
    }

    /** Whether the text could not be read to its end: something in it is not of its encoding. */
    public final boolean isWrong() {
        return this.window.isWrong();
    }

    /** Whether the text could not be read to its end: the piece to keep does not fit into memory. */
    public final boolean isTooLarge() {
        return this.window.isTooLarge();
    }

    /** Where the first NUL is, if there is one before the last place that was asked for. */
    public final Optional<Place> firstNul(String file) {
        return this.window.firstNul().map(position -> position.place(file));
    }

    /** Keeps the text from the token on, until {@link #release}. */
    public final void keep() {
        this.kept = this.start;
    }

    /** Keeps nothing any more but the token. */
    public final void release() {
        this.kept = NONE;
    }

    /** The text between two offsets, which must be kept. */
    public final String text(long from, long to) {
        return new String(this.bytes, (int) (from - this.base), (int) (to - from), StandardCharsets.UTF_8);
    }

    /** Whether the token is this keyword. Only ASCII letters are folded, as PostgreSQL does with keywords. */
    public final boolean is(String lowerCaseKeyword) {
        return this.end - this.start == lowerCaseKeyword.length() && startsWith(lowerCaseKeyword);
    }

    /** Whether the token begins like this. */
    public final boolean startsWith(String lowerCase) {
        return matches(this.start, lowerCase);
    }

    /** Whether what is in the quotes of a name begins like this. */
    public final boolean startsInQuotesWith(String lowerCase) {
        return matches(this.start + 1, lowerCase);
    }

    /** The first byte of the token, an ASCII letter of it in lower case. */
    public final int firstByte() {
        return Characters.lowerCase(this.bytes[this.start]);
    }

    /** Whether the token is followed by this character at once. */
    public final boolean isFollowedBy(char ascii) {
        return has(this.end - this.start, ascii);
    }

    /** Makes the token reach to the end of its line. */
    public final void extendToLineEnd() {
        this.end = lineEnd(this.end);
    }

    /** Makes the token one character longer, if there is one. */
    public final void extend() {
        this.end = has(this.end - this.start) ? this.end + 1 : this.end;
    }

    /** Line and column of an offset that is still here, and not before the last one that was asked for. */
    public final Place placeOf(String file, long offset) {
        return this.window.positionAt((int) (offset - this.base)).place(file);
    }

    /** What can be shown of the line around an offset that is still here. */
    public final SourceLine lineAround(long offset) {
        var from = (int) (offset - this.base);
        var first = this.base == 0 ? this.window.first() : 0;
        for (var i = 0; i < Window.MARGIN && from > first && !Characters.isLineEnd(this.bytes[from - 1]); i++) {
            from--;
        }
        while (Characters.isContinuation(this.bytes[from])) {
            from++;
        }
        var before = text(this.base + from, offset);
        return new SourceLine(before, textToLineEnd(offset));
    }

    /** Moves on to the bytes up to a distance from the end of the token, as if they were one. */
    final void moveOn(int distance) {
        this.start = this.end;
        this.end += distance;
    }

    /** What is between two offsets, as a text of its own. */
    final Window view(long from, long to) {
        return this.window.view((int) (from - this.base), (int) (to - this.base));
    }

    /** Leaves out what is before the end of the token. */
    final void beginHere() {
        this.window.beginAt(this.end);
    }

    /** Reads what follows the token in another encoding. */
    final void decodeFrom(Charset charset) {
        this.window.decodeFrom(this.end, charset);
        refreshed(0);
    }

    /** Makes these bytes come next, though they stand further above. */
    final void insert(byte[] restOfLine, Position rest) {
        var reached = this.window.positionAt(this.start);
        this.end = this.window.insertBefore(this.start, restOfLine);
        refreshed(0);
        reached.goBack(rest, end(), end() + restOfLine.length);
    }

    final byte[] bytes() {
        return this.bytes;
    }

    final int startIndex() {
        return this.start;
    }

    /** Of the beginning of the token. */
    final Position position() {
        return this.window.positionAt(this.start);
    }

    /** How many bytes from the beginning of the token on are here already. */
    final int available() {
        return this.limit - this.start;
    }

    /** Where the byte is at or behind a distance from the beginning of the token; {@link #available} if it is not here. */
    final int distanceOf(char ascii, int distance) {
        return Eight.indexOf(this.bytes, ascii, this.start + distance, this.limit) - this.start;
    }

    @Override
    public final void close() {
        this.window.close();
    }

    final int lineEnd(int at) {
        var i = at;
        do {
            while (i < this.limit && !Characters.isLineEnd(this.bytes[i])) {
                i++;
            }
        } while (i == this.limit && (i = more(i)) < this.limit);
        return i;
    }

    final int indexOf(char ascii, int at) {
        var i = at;
        do {
            i = Eight.indexOf(this.bytes, ascii, i, this.limit);
        } while (i == this.limit && (i = more(i)) < this.limit);
        return i;
    }

    private String textToLineEnd(long offset) {
        var to = (int) (offset - this.base);
        do {
            while (to < this.limit
                    && this.base + to - offset < Window.MARGIN
                    && !Characters.isLineEnd(this.bytes[to])) {
                to++;
            }
        } while (to == this.limit && (to = more(to)) < this.limit);
        while (Characters.isContinuation(this.bytes[to])) {
            to--;
        }
        return text(offset, this.base + to);
    }

    private boolean matches(int index, String lowerCase) {
        if (index + lowerCase.length() > this.limit) {
            return false;
        }
        for (var i = 0; i < lowerCase.length(); i++) {
            if (Characters.lowerCase(this.bytes[index + i]) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    final boolean has(int distance, char expected) {
        return has(distance) && this.bytes[this.start + distance] == expected;
    }

    /** Whether there is such a byte, at a distance from the beginning of the token; reads on to find out. */
    final boolean has(int distance) {
        var read = NONE;
        while (this.start + distance >= this.limit && read != this.limit - this.start) {
            read = this.limit - this.start;
            more(this.start);
        }
        return this.start + distance < this.limit;
    }

    /** Reads on behind the limit; gives the index anew, since all of them move. */
    final int more(int index) {
        return index - refreshed(this.window.more(this.kept == NONE ? this.start : this.kept));
    }

    final int refreshed(int shift) {
        this.bytes = this.window.bytes();
        this.limit = this.window.limit();
        this.base = this.window.base();
        this.start -= shift;
        this.end -= shift;
        this.kept -= this.kept == NONE ? 0 : shift;
        return shift;
    }
}
