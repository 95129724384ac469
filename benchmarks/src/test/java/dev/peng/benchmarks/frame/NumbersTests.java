package dev.peng.benchmarks.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTests {

    @Test
    void timesHaveTheUnitThatSuitsThem() {
        assertThat(Numbers.time(0.0042)).isEqualTo("4.2 ms");
        assertThat(Numbers.time(0.42)).isEqualTo("420 ms");
        assertThat(Numbers.time(4.2)).isEqualTo("4.2 s");
    }
}
