package dev.peng.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsbnTests {

    @ParameterizedTest
    @CsvSource({
        "0201633612, 9780201633610",
        "0131103628, 9780131103627",
        "0306406152, 9780306406157",
        "020161622X, 9780201616224"
    })
    void tenCharactersAndThirteenDigitsStandForEachOther(String ten, String thirteen) {
        assertThat(Isbn.thirteenOf(ten)).isEqualTo(thirteen);
        assertThat(Isbn.tenOf(thirteen)).isEqualTo(ten);
    }
}
