package dev.peng.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTests {

    // J-01, W-13
    @Test
    void comparesNumberByNumber() {
        var sorted = Stream.of("1.10", "20260101120000", "1.2", "2", "10", "1.2.1", "1")
                .map(Version::of)
                .sorted()
                .map(Version::toString);

        assertThat(sorted).containsExactly("1", "1.2", "1.2.1", "1.10", "2", "10", "20260101120000");
    }

    // W-13
    @ParameterizedTest
    @CsvSource({"1,001", "1,1.0", "1.2,01.02.0", "0,00"})
    void isTheSameHoweverItIsWritten(String one, String other) {
        assertThat(Version.of(one)).isEqualTo(Version.of(other)).hasSameHashCodeAs(Version.of(other));
        assertThat(Version.of(one)).isEqualByComparingTo(Version.of(other));
    }

    @Test
    void keepsTheTextAsWritten() {
        assertThat(Version.of("001.20")).hasToString("001.20");
    }

    @Test
    void numbersOfAnySizeCompare() {
        assertThat(Version.of("99999999999999999999999")).isLessThan(Version.of("100000000000000000000000"));
    }

    // J-01
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1.", ".1", "1..2", "1a", "-1", " 1", ".", "1 ", "٣", "1_"})
    void refusesWhatIsNoVersion(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Version.of(text)).withMessageContaining(text);
    }
}
