package dev.peng.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTests {

    // P-05
    @Test
    void saysVersionNameAndSuffix() {
        assertThat(FileName.parse("1.2_add-users.v2.up.sql"))
                .hasValue(new FileName(Version.of("1.2"), "add-users.v2", FileName.Suffix.UP));
        assertThat(FileName.parse("20260101120000_a.down.sql"))
                .hasValue(new FileName(Version.of("20260101120000"), "a", FileName.Suffix.DOWN));
        assertThat(FileName.parse("7_books.sql")).hasValue(new FileName(Version.of("7"), "books", FileName.Suffix.SQL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users.up.sql",
                "1.up.sql",
                "1_.up.sql",
                "v1_a.up.sql",
                "1_a b.up.sql",
                "1_a.txt",
                "1__a",
                "_a.sql",
                "1_.sql",
                ".sql",
                "1.sql",
                "1_\uD83D\uDC27.sql"
            })
    void saysNothingOfOtherNames(String name) {
        assertThat(FileName.parse(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bücher", "図書館", "\uD840\uDC00", "٣", "Ⅳ", "x²", "_", "-", ".", "_a.b-c"})
    void aNameHasLettersAndNumbersOfAnyScript(String name) {
        assertThat(FileName.parse("1_" + name + ".up.sql"))
                .hasValue(new FileName(Version.of("1"), name, FileName.Suffix.UP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a\u0301", "\uD83D\uDC27", "\uD800", "a\n"})
    void aNameHasNoOtherCharacters(String name) {
        assertThat(FileName.isName(name)).isFalse();
    }
}
