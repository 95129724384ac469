package dev.peng.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.error.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a text is not of its encoding, or no text. How many bytes a source gives at once makes no difference. */
class WrongEncodingTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void findsTheFirstCharacterThatIsNotUtf8(int bytesAtOnce) {
        var text = bytes("select 1;\nselect '\u00C3\u00A9\u00F0\u009D\u0092?'; select 3;");

        var cut = cut(text, bytesAtOnce);

        assertThat(cut.problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("a.sql:2:10");
        assertThat(cut.statements()).extracting(Statement::sql).containsExactly("select 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void findsACharacterThatIsCutOff(int bytesAtOnce) {
        var cut = cut(bytes("select 1;\nselect 2 \u00F0\u009D\u0092"), bytesAtOnce);

        assertThat(cut.problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("a.sql:2:10");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void findsTheFirstCharacterThatIsNotOfAnotherEncoding(int bytesAtOnce) {
        var text = "set names 'sjis';\nselect 'ポ';\nselect '?';".getBytes(Charset.forName("Shift_JIS"));
        text[text.length - 3] = (byte) 0xFF;

        var cut = cut(text, bytesAtOnce);

        assertThat(cut.problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("a.sql:3:9");
        assertThat(cut.statements()).extracting(Statement::sql).containsExactly("select 'ポ'");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void findsANulInAnotherEncoding(int bytesAtOnce) {
        var cut = cut(bytes("set names 'latin1';\nselect '\u00F0\u009D\u0092\u00B3\0';"), bytesAtOnce);

        assertThat(cut.problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("a.sql:2:13");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Cut cut(byte[] text, int bytesAtOnce) {
        return Cut.all(new ByteArrayInputStream(text) {

            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, bytesAtOnce));
            }
        });
    }
}
