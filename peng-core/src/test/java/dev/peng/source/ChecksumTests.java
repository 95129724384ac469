package dev.peng.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChecksumTests {

    // P-14
    @Test
    void isSha256InHex() {
        assertThat(of("abc").hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    // P-14
    @Test
    void lineEndsAndByteOrderMarkAreNoChange() {
        var unix = of("create table a ();\n\nselect 1;\n");

        assertThat(of("create table a ();\r\n\r\nselect 1;\r\n")).isEqualTo(unix);
        assertThat(of("\uFEFFcreate table a ();\r\n\nselect 1;\r\n")).isEqualTo(unix);
    }

    @Test
    void aCarriageReturnOfItsOwnIsAChange() {
        assertThat(of("a\rb\r")).isNotEqualTo(of("ab")).isNotEqualTo(of("a\nb\n"));
    }

    @Test
    void anUnknownOneDiffersFromNothing() {
        assertThat(Checksum.UNKNOWN.differsFrom(of("a"))).isFalse();
        assertThat(of("a").differsFrom(Checksum.UNKNOWN)).isFalse();
        assertThat(of("a").differsFrom(of("b"))).isTrue();
    }

    private static Checksum of(String text) {
        return Checksum.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
