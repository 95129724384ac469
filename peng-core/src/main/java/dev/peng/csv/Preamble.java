package dev.peng.csv;

import dev.peng.script.DirectiveLines;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands above the header: a byte order mark, comments and blank lines.
 *
 * @param comments the lines that are comments
 * @param length in bytes
 * @param lines how many there are
 */
record Preamble(List<Line> comments, int length, int lines) {

    private static final String MARK = "\uFEFF";

    /**
     * A line.
     *
     * @param number counted from 1
     * @param bytes without its end
     */
    record Line(int number, byte[] bytes) {

        String text(Charset charset) {
            return new String(bytes, charset);
        }

        private boolean isComment() {
            return DirectiveLines.isComment(text(StandardCharsets.ISO_8859_1));
        }

        private boolean isBlank() {
            return text(StandardCharsets.ISO_8859_1).isBlank();
        }
    }

    Preamble {
        comments = List.copyOf(comments);
    }

    /** Of a file that begins like this. */
    static Preamble of(byte[] beginning) {
        var mark = MARK.getBytes(StandardCharsets.UTF_8).length;
        var from = new String(beginning, 0, Math.min(mark, beginning.length), StandardCharsets.UTF_8).equals(MARK)
                ? mark
                : 0;
        var comments = new ArrayList<Line>();
        for (var number = 1; ; number++) {
            var end = endOfLine(beginning, from);
            var line = new Line(number, Arrays.copyOfRange(beginning, from, end));
            if (from == beginning.length || !line.isBlank() && !line.isComment()) {
                return new Preamble(comments, from, number - 1);
            }
            if (line.isComment()) {
                comments.add(line);
            }
            from = behind(beginning, end);
        }
    }

    private static int endOfLine(byte[] bytes, int from) {
        var end = from;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return end;
    }

    private static int behind(byte[] bytes, int end) {
        var isBoth = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
        return Math.min(bytes.length, end + (isBoth ? 2 : 1));
    }
}
