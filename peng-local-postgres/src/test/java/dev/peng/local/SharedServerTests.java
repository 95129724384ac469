package dev.peng.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SharedServerTests {

    @Test
    void readsItsSettings() {
        assertThat(SharedServer.kind("embedded")).isEqualTo(ServerKind.EMBEDDED);
        assertThat(SharedServer.version("17")).isEqualTo(17);
    }

    @Test
    void saysWhatASettingMustBe() {
        assertThatThrownBy(() -> SharedServer.kind("podman"))
                .hasMessage("peng.local.kind is 'podman', but must be auto, embedded or docker");
        assertThatThrownBy(() -> SharedServer.version("newest"))
                .hasMessage("peng.local.version is 'newest', but must be a major version such as 18");
    }
}
