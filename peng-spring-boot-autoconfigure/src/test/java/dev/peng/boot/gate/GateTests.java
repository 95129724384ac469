package dev.peng.boot.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.error.ConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;

class GateTests {

    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();

    private final Gate gate = new Gate(
            () -> {
                this.asked.incrementAndGet();
                return this.done.get();
            },
            () -> List.of("/actuator", "/actuator/health/**", "livez", "/"));

    @Test
    void opensWhenTheRunIsDoneAndAsksNoMore() {
        assertThat(this.gate.isOpen()).isFalse();
        this.done.set(true);
        assertThat(this.gate.isOpen()).isTrue();
        var askedBefore = this.asked.get();

        assertThat(this.gate.isOpen()).isTrue();

        assertThat(this.asked).hasValue(askedBefore);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator, true",
        "/actuator/, false",
        "/actuator/health, true",
        "/actuator/health/liveness, true",
        "/actuator/health;a=b/liveness, true",
        "/actuator/healthy, false",
        "/actuator/../books, false",
        "/actuator/health%2Fliveness, false",
        "/Actuator, false",
        "/livez, true",
        "/livez/x, false",
        "/, true",
        "/books, false"
    })
    void aPathPassesIfSpringWouldFindItThere(String path, boolean passes) {
        assertThat(this.gate.alwaysLetsIn(PathContainer.parsePath(path))).isEqualTo(passes);
    }

    @Test
    void whereNothingIsKnownNothingPasses() {
        var nothing = new Gate(() -> false, List::of);

        assertThat(nothing.alwaysLetsIn(PathContainer.parsePath("/"))).isFalse();
        assertThat(nothing.alwaysLetsIn(PathContainer.parsePath(""))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT0.001S, 1", "PT1S, 1", "PT1.5S, 2", "PT2M, 120"})
    void theTimeToComeAgainIsInWholeSeconds(Duration retryAfter, String seconds) {
        assertThat(new Refusal(retryAfter).headers(null)).containsEntry("Retry-After", seconds);
    }

    @Test
    void aTimeInThePastIsRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new Refusal(Duration.ofSeconds(-1)))
                .withMessageContaining("after PT-1S")
                .satisfies(failure -> assertThat(failure.action()).contains("peng.gate.retry-after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/{b", "/**/a/**/b", "/{b}/{b}"})
    void aPatternThatIsNoneIsRefusedWhenItIsSet(String pattern) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new FixedPaths(List.of("/ping", pattern)))
                .withMessageContaining("\"" + pattern + "\"")
                .satisfies(failure -> assertThat(failure.action()).contains("peng.gate.pass"));
    }
}
