package dev.peng.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.error.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTests {

    @Test
    void isOnTheClassPathUnlessItSaysOtherwise() {
        assertThat(Location.parse("db/migrations")).isEqualTo(Location.parse("classpath:db/migrations"));
    }

    @Test
    void canBeOptional() {
        var location = Location.parse("optional:filesystem:/srv/db");

        assertThat(location.optional()).isTrue();
        assertThat(location).hasToString("filesystem:/srv/db");
        assertThat(Location.parse("filesystem:/srv/db").optional()).isFalse();
    }

    @Test
    void slashesAtItsEndsDoNotMatter() {
        assertThat(Location.parse("classpath:/db/migrations/")).hasToString("classpath:db/migrations");
        assertThat(Location.parse("classpath:db//./migrations")).hasToString("classpath:db/migrations");
        assertThat(Location.parse("filesystem:../db")).hasToString("filesystem:../db");
        assertThat(Location.parse("filesystem:/srv/db/")).hasToString("filesystem:/srv/db");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:db",
                "classpath*:db",
                "s3:bucket",
                "classpath:",
                "filesystem:/",
                "",
                "classpath:db/*",
                "classpath:db/../x"
            })
    void refusesWhatItCannotRead(String text) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Location.parse(text))
                .withMessageContaining("\"" + text + "\"");
    }
}
