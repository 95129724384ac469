package dev.peng.lexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a long text is in memory. */
class WindowTests {

    private static final long LONG = 200_000_000;
    private static final int LARGEST = 128 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {"1\tsome text; it's a 'row'\t\\N\t0.5\tand some more of it\n", "\\N\n", "a line without an end "
            })
    void dataOfManyMegabytesPassThroughASmallWindow(String line) {
        try (var lexer = new Lexer(new Repeated("copy t from stdin;\n", line, LONG, Integer.MAX_VALUE))) {
            while (lexer.next() != TokenKind.SEMICOLON) {}
            var data = lexer.data();
            var read = 0L;
            var largest = 0;
            while (data.next()) {
                read += data.length();
                largest = Math.max(largest, lexer.bytes().length);
            }

            assertThat(largest).isLessThanOrEqualTo(LARGEST);
            assertThat(read).isEqualTo(LONG / line.length() * line.length());
        }
    }

    /** A backslash that ends a slice may begin the marker; that is not known before the next slice. */
    @ParameterizedTest
    @CsvSource({"64, 8192", "64, 4096", "3, 3", "2, 2", "8192, 8192"})
    void dataWithABackslashAtTheEndOfEachSlicePassThroughASmallWindow(int line, int slice) {
        var text = "\\" + "N".repeat(line - 2) + "\n";
        var before = "copy t from stdin;\n";
        var first = "x".repeat(2 * slice - before.length() % slice - 2) + "\n";
        try (var lexer = new Lexer(new Repeated(before + first, text, LONG / 100, slice))) {
            while (lexer.next() != TokenKind.SEMICOLON) {}
            var data = lexer.data();
            var largest = 0;
            while (data.next()) {
                largest = Math.max(largest, lexer.bytes().length);
            }

            assertThat(largest).isLessThanOrEqualTo(LARGEST);
        }
    }

    @Test
    void smallStatementsOfManyMegabytesPassThroughASmallWindow() {
        var statement =
                "insert into some_table (id, name) values (1, 'it''s a text; with some words', $$and more$$);\n";
        try (var lexer = new Lexer(new Repeated("", statement, LONG, Integer.MAX_VALUE))) {
            var statements = 0;
            var largest = 0;
            for (var kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
                if (kind == TokenKind.SEMICOLON) {
                    lexer.release();
                    statements++;
                    largest = Math.max(largest, lexer.bytes().length);
                } else if (lexer.is("insert")) {
                    lexer.keep();
                }
            }

            assertThat(largest).isLessThanOrEqualTo(LARGEST);
            assertThat(statements).isEqualTo((int) (LONG / statement.length()));
        }
    }

    @Test
    void aLongTokenIsKeptWhole() {
        var text = "select '" + "é''".repeat(1_000_000) + "', 2";
        try (var lexer = new Lexer(new Slices(text.getBytes(StandardCharsets.UTF_8), () -> 8192))) {
            lexer.next();
            lexer.keep();
            var first = lexer.start();
            while (lexer.next() != TokenKind.END) {}

            assertThat(lexer.text(first, lexer.endOfText())).isEqualTo(text);
        }
    }

    /** A beginning, and then the same again and again, in slices of one size. */
    private static final class Repeated extends InputStream {

        private final byte[] beginning;
        private final byte[] pieces;
        private final long length;
        private final int slice;
        private long at;

        Repeated(String beginning, String piece, long length, int slice) {
            this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
            this.pieces = piece.repeat(1 + LARGEST / piece.length()).getBytes(StandardCharsets.UTF_8);
            this.length = this.beginning.length + length / piece.length() * piece.length();
            this.slice = slice;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            var count = (int) Math.min(Math.min(length, this.slice - this.at % this.slice), this.length - this.at);
            for (var copied = 0; copied < count; ) {
                copied += copy(target, offset + copied, count - copied);
            }
            return count == 0 ? -1 : count;
        }

        private int copy(byte[] target, int offset, int length) {
            var begins = this.at < this.beginning.length;
            var from = begins ? this.beginning : this.pieces;
            var index = (int) (begins ? this.at : (this.at - this.beginning.length) % this.pieces.length);
            var count = Math.min(length, from.length - index);
            System.arraycopy(from, index, target, offset, count);
            this.at += count;
            return count;
        }
    }
}
