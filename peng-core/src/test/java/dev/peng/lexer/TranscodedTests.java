package dev.peng.lexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text in other encodings, above all where one piece of it ends and the next begins. */
class TranscodedTests {

    private static final int PIECE = 4096;

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-16BE", "UTF-32LE", "x-EUC-TW"})
    void keepsPairsOfSurrogatesTogetherAtTheEndsOfPieces(String charset) throws IOException {
        var pairs = charset.equals("x-EUC-TW") ? "𡶛" : "𝒳é";
        for (var before = PIECE - 3; before < PIECE + 1; before++) {
            var text = "x".repeat(before) + pairs.repeat(PIECE);
            var bytes = text.getBytes(Charset.forName(charset));

            assertThat(read(bytes, charset, () -> Integer.MAX_VALUE)).isEqualTo(text);
            assertThat(read(bytes, charset, () -> 1021)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void readsSlicesOfEverySize(int largest) throws IOException {
        var random = new Random(largest);
        var text = "größe 日本;語 € 𝒳\r\n".repeat(1_000);

        assertThat(read(text.getBytes(Charset.forName("GB18030")), "GB18030", () -> 1 + random.nextInt(largest)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 5})
    void givesWhateverComesBeforeTheWrongBytes(int before) {
        var bytes = ("x".repeat(before) + "??" + "y".repeat(PIECE)).getBytes(StandardCharsets.US_ASCII);
        bytes[before] = (byte) 0xFF;
        bytes[before + 1] = (byte) 0xFE;
        var read = new ByteArrayOutputStream();

        assertThatThrownBy(() ->
                        new Transcoded(new Slices(bytes, () -> PIECE), Charset.forName("EUC-JP")).transferTo(read))
                .isInstanceOf(CharacterCodingException.class);
        assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo("x".repeat(before));
    }

    @Test
    void failsAtACharacterThatIsThereOnlyInPart() {
        var bytes = Arrays.copyOf("日本".getBytes(Charset.forName("EUC-JP")), 3);
        var read = new ByteArrayOutputStream();

        assertThatThrownBy(() -> new Transcoded(new Slices(bytes, () -> 1), Charset.forName("EUC-JP")).transferTo(read))
                .isInstanceOf(CharacterCodingException.class);
        assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo("日");
    }

    private static String read(byte[] bytes, String charset, IntSupplier sizes) throws IOException {
        try (var in = new Transcoded(new Slices(bytes, sizes), Charset.forName(charset))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
