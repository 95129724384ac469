package dev.peng.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.source.Checksum;
import dev.peng.source.JavaIndex;
import dev.peng.source.JavaIndex.Entry;
import dev.peng.source.JavaIndex.Kind;
import dev.peng.source.Version;
import org.junit.jupiter.api.Test;

class JavaIndexTests {

    @Test
    void theJavaMigrationIsKnownWithoutTheApplication() {
        assertThat(JavaIndex.read(getClass().getClassLoader()).entries())
                .containsExactly(new Entry(
                        Kind.MIGRATION,
                        Version.of("20260127090000"),
                        Checksum.UNKNOWN,
                        ThirteenDigitIsbn.class.getName(),
                        "thirteen_digit_isbn"));
    }
}
