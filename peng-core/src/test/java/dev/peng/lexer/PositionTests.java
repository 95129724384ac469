package dev.peng.lexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.error.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines and columns, compared with a slow and simple count. */
class PositionTests {

    private static final List<String> PIECES =
            List.of("\r", "\n", "\r\n", "\n\r", "a", "é", "€", "𝒳", "abcdefgh", "é2345678");

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 100})
    void countsAsASimpleCounterDoes(int length) {
        var random = new Random(length);

        for (var i = 0; i < 1_000; i++) {
            var text = random(random, length);
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            var position = new Position();
            for (var at = 0; at < bytes.length; ) {
                var to = Math.min(bytes.length, at + random.nextInt(20));
                while (to < bytes.length && Characters.isContinuation(bytes[to])) {
                    to++;
                }
                position.advance(bytes, at, to);
                at = to;
                assertThat(position.place("a")).as(text).isEqualTo(simple(bytes, to));
                assertThat(position.offset()).isEqualTo(to);
            }
        }
    }

    @Test
    void goesOnAtTheLineAndColumnThatWereReachedBehindTheRestOfALine() {
        var text = "abc;rest\ndata\nda";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var rest = new Position();
        rest.advance(bytes, 0, 4);
        var position = rest.copy();
        position.advance(bytes, 4, bytes.length);

        position.goBack(rest, 100, 105);
        position.advance("rest\n".getBytes(StandardCharsets.UTF_8), 0, 2);
        assertThat(position.place("a")).isEqualTo(new Place("a", 1, 7));
        position.advance("rest\nta\nx".getBytes(StandardCharsets.UTF_8), 2, 7);
        assertThat(position.place("a")).isEqualTo(new Place("a", 3, 5));
        position.advance("rest\nta\nx".getBytes(StandardCharsets.UTF_8), 7, 9);
        assertThat(position.place("a")).isEqualTo(new Place("a", 4, 2));
    }

    private static String random(Random random, int length) {
        return Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                .limit(1 + random.nextInt(length))
                .collect(Collectors.joining());
    }

    private static Place simple(byte[] bytes, int to) {
        var text = new String(bytes, 0, to, StandardCharsets.UTF_8);
        var lines = text.split("\r\n|\r|\n", -1);
        // Between the two characters of a line end the next line has begun already.
        var last = lines[lines.length - 1];
        return new Place("a", lines.length, last.codePointCount(0, last.length()) + 1);
    }
}
