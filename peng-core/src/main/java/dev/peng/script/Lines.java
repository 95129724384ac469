package dev.peng.script;

import dev.peng.error.Place;
import java.util.Arrays;
import java.util.Objects;

/** Where lines begin. A line ends with LF, CRLF or CR, as in the places that libpq prints. */
final class Lines {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final String text;
    private final int[] starts;

    Lines(String file, String text) {
        this.file = file;
        this.text = text;
        this.starts = starts(text);
    }

    /** The index of the first character after a byte order mark. */
    static int firstCharacter(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    }

    String file() {
        return this.file;
    }

    String text() {
        return this.text;
    }

    String lineAt(int offset) {
        var line = lineOf(offset);
        var end = this.starts[line];
        while (end < this.text.length() && !isLineEnd(this.text.charAt(end))) {
            end++;
        }
        return this.text.substring(this.starts[line], end);
    }

    /** A cursor, so that many places on one long line do not take quadratic time. */
    Cursor cursor() {
        return new Cursor();
    }

    private int lineOf(int offset) {
        Objects.checkIndex(offset, this.text.length() + 1);
        var found = Arrays.binarySearch(this.starts, offset);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    private static int[] starts(String text) {
        var starts = new int[16];
        starts[0] = firstCharacter(text);
        var count = 1;
        for (var i = 0; i < text.length(); i++) {
            if (endsLine(text, i)) {
                starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static boolean endsLine(String text, int i) {
        var c = text.charAt(i);
        return c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n');
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** Finds the places of offsets that do not decrease, each from the one before. */
    final class Cursor {

        private int line = -1;
        private int column;
        private int at;

        Place placeAt(int offset) {
            var found = lineOf(offset);
            if (found != this.line) {
                this.line = found;
                this.column = 1;
                this.at = Lines.this.starts[found];
            }
            this.column += Lines.this.text.codePointCount(this.at, Math.max(this.at, offset));
            this.at = Math.max(this.at, offset);
            return new Place(Lines.this.file, this.line + 1, this.column);
        }
    }
}
