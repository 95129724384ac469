package dev.peng.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "countries, '\"countries\"'",
                "Countries, '\"Countries\"'",
                "public.countries, '\"public\".\"countries\"'",
                "'\"odd.name\".\"a \"\"b\"\"\"', '\"odd.name\".\"a \"\"b\"\"\"'",
                "größe, '\"größe\"'",
                "a-b c, '\"a-b c\"'"
            })
    void eachPartIsQuotedAsItIsWritten(String text, String quoted) {
        assertThat(TableName.parse(text).orElseThrow().quoted()).isEqualTo(quoted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", ".a", "a.", "\"a", "\"\"", "a\"b"})
    void refusesWhatIsNoName(String text) {
        assertThat(TableName.parse(text)).isEmpty();
    }
}
