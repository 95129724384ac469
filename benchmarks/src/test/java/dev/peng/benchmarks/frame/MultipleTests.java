package dev.peng.benchmarks.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MultipleTests {

    @Test
    void comparesRoundByRound() {
        var multiple = Multiple.of(List.of(2.0, 30.0, 4.0), List.of(1.0, 10.0, 1.0));

        assertThat(multiple).isEqualTo(new Multiple(3, 2, 4));
    }

    @Test
    void saysWhoWasWrong() {
        var multiple = new Multiple(12.4, 1, 20);

        assertThat(multiple.text(true)).isEqualTo("**12 ×** (1.0 to 20)");
        assertThat(multiple.text(false)).isEqualTo("wrong: 12 × (1.0 to 20)");
    }
}
