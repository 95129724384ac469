package dev.peng.benchmarks.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTests {

    @Test
    void timesHaveTheUnitThatSuitsThem() {
        assertThat(Numbers.time(0.0042)).isEqualTo("4.2 ms");
        assertThat(Numbers.time(0.42)).isEqualTo("420 ms");
        assertThat(Numbers.time(4.2)).isEqualTo("4.2 s");
    }

    @Test
    void aQuantileIsOneOfTheValues() {
        var values = List.of(4.0, 1.0, 3.0, 2.0);

        assertThat(Numbers.quantile(values, 0.5)).isEqualTo(2);
        assertThat(Numbers.quantile(values, 0.51)).isEqualTo(3);
        assertThat(Numbers.quantile(values, 0.99)).isEqualTo(4);
        assertThat(Numbers.quantile(values, 1)).isEqualTo(4);
    }
}
