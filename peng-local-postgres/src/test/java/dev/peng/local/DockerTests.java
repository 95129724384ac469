package dev.peng.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.peng.local.LocalPostgresException.Reason;
import org.junit.jupiter.api.Test;

class DockerTests {

    @Test
    void saysWhatItNeedsWhenNoEngineAnswers() {
        assumeThat(Docker.answers()).isFalse();

        assertThatThrownBy(() -> LocalPostgres.builder().kind(ServerKind.DOCKER).start())
                .hasMessageContaining("a running Docker engine")
                .extracting("reason")
                .isEqualTo(Reason.NO_DOCKER);
    }
}
