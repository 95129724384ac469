package dev.peng.benchmarks.crowding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.crowding.ReplicaProcess.End;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RushTests {

    private static final Duration LIMIT = Duration.ofSeconds(9);

    @Test
    void lastsUntilTheLastHasReturned() {
        var rush = rush(end("well", 3), end("well", 5), end("well", 2));

        assertThat(rush).isEqualTo(new Rush("right", 1, 4, 7));
    }

    @Test
    void namesWhoHasFailed() {
        var rush = rush(end("A", 3), end("well", 5), end("B", 2), end("A", 2));

        assertThat(rush.outcome()).isEqualTo("wrong: replica 1, 4: A; replica 3: B");
        assertThat(rush.wrong("no table").outcome()).isEqualTo(rush.outcome() + "; no table");
        assertThat(rush.returned()).isTrue();
    }

    @Test
    void isNotOverWithoutOneThatIsLate() {
        var rush = rush(end("well", 3), end(End.LATE, 10));

        assertThat(rush.outcome()).isEqualTo("longer than 9 s");
        assertThat(rush.returned()).isFalse();
    }

    private static Rush rush(End... ends) {
        return Rush.of(List.of(ends), 1_000_000_000, LIMIT, 7);
    }

    private static End end(String how, long seconds) {
        return new End(how, seconds * 1_000_000_000);
    }
}
