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
    @ValueSource(strings = {"users.up.sql", "1.up.sql", "1_.up.sql", "v1_a.up.sql", "1_a b.up.sql", "1_a.txt", "1__a"})
    void saysNothingOfOtherNames(String name) {
        assertThat(FileName.parse(name)).isEmpty();
    }
}
