package dev.peng.lexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder of the JDK knows where bytes stop being UTF-8, too. */
class Utf8Tests {

    private static final long FAR = 5_000_000_000L;

    /** Bytes at which the rules of UTF-8 change. */
    private static final int[] BORDERS = {
        0x00, 0x01, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
        0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "41",
                "C3A9",
                "E282AC",
                "F09D92B3",
                "EFBFBF",
                "F48FBFBF",
                "C080",
                "C1BF",
                "E08080",
                "E09FBF",
                "E0A080",
                "ED9FBF",
                "EDA080",
                "EDBFBF",
                "EE8080",
                "F0808080",
                "F08FBFBF",
                "F0908080",
                "F4908080",
                "F5808080",
                "F8888080",
                "FF",
                "80",
                "BF",
                "C3",
                "E282",
                "F09D92",
                "C341",
                "E28241",
                "F09D9241",
                "C3C3A9",
                "E2E282AC"
            })
    void findsTheFirstWrongCharacterOfCraftedBytes(String hex) {
        var bytes = HexFormat.of().parseHex("4142434445464748" + hex + "494A4B4C4D4E4F50");

        assertThat(checked(bytes, new Random(1))).isEqualTo(expected(bytes));
        assertThat(checked(HexFormat.of().parseHex(hex), new Random(2)))
                .isEqualTo(expected(HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 9, 40})
    void findsTheFirstWrongCharacterOfRandomBytes(int length) {
        var random = new Random(length);

        for (var i = 0; i < 5_000; i++) {
            var bytes = new byte[1 + random.nextInt(length)];
            for (var j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) BORDERS[random.nextInt(BORDERS.length)];
            }
            assertThat(checked(bytes, random))
                    .as(HexFormat.of().formatHex(bytes))
                    .isEqualTo(expected(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 9, 40})
    void findsTheFirstWrongCharacterOfAlmostProperText(int length) {
        var random = new Random(length);

        for (var i = 0; i < 5_000; i++) {
            var bytes = random.ints(1 + random.nextInt(length), 0, 0x110000)
                    .map(c -> c % 3 == 0 ? c % 0x80 : c % 3 == 1 ? c % 0x800 : c)
                    .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(0x100);
            }
            assertThat(checked(bytes, random))
                    .as(HexFormat.of().formatHex(bytes))
                    .isEqualTo(expected(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 30})
    void remembersTheFirstNul(int at) {
        var bytes = "aä€𝒳".repeat(10).getBytes(StandardCharsets.UTF_8);
        bytes[at] = bytes[at] < 0 ? bytes[at] : 0;
        bytes[40] = 0;
        var nul = bytes[at] == 0 ? at : 40;
        var utf8 = new Utf8();

        utf8.check(bytes, 0, 5, FAR);
        utf8.check(bytes, 5, bytes.length, FAR);

        assertThat(utf8.firstNul()).isEqualTo(FAR + nul);
        utf8.restart(FAR + nul);
        assertThat(utf8.firstNul()).isNegative();
    }

    /** The index of the first wrong or incomplete character, checked in pieces. */
    private static int checked(byte[] bytes, Random random) {
        var utf8 = new Utf8();
        for (var at = 0; at < bytes.length; ) {
            var to = Math.min(bytes.length, at + 1 + random.nextInt(12));
            var good = utf8.check(bytes, at, to, FAR);
            if (good < to) {
                return good;
            }
            at = to;
        }
        return bytes.length - utf8.incomplete(FAR + bytes.length);
    }

    private static int expected(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
        return in.position();
    }
}
