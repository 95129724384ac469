package dev.peng.benchmarks.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.frame.OtherJvm.Ended;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTests {

    private static final Duration LIMIT = Duration.ofSeconds(9);

    @Test
    void warmsUpInTheEarlierHalf() {
        assertThat(Run.typical(List.of(9.0))).isEqualTo(9);
        assertThat(Run.typical(List.of(9.0, 8.0, 3.0))).isEqualTo(3);
        assertThat(Run.typical(List.of(9.0, 8.0, 7.0, 1.0, 2.0, 3.0))).isEqualTo(2);
    }

    @Test
    void isWhatTheProcessSays() {
        var output = "chatter\nnanoseconds: 3000000000 2000000000 1000000000\npeak resident bytes: 5\n";

        var run = Run.of(new Ended(true, 0, output, Duration.ofSeconds(7)), LIMIT);

        assertThat(run).isEqualTo(new Run("right", 1, 7, 5));
        assertThat(run.wrong("no table")).isEqualTo(new Run("wrong: no table", 1, 7, 5));
    }

    @Test
    void tellsWhyItDidNotReturn() {
        var failed = Run.of(new Ended(true, 1, "failure: SQLException\n", Duration.ofSeconds(7)), LIMIT);
        var late = Run.of(new Ended(false, 137, "", LIMIT), LIMIT);

        assertThat(failed.outcome()).isEqualTo("SQLException");
        assertThat(late.outcome()).isEqualTo("longer than 9 s");
        assertThat(List.of(failed, late)).noneMatch(Run::returned);
    }
}
