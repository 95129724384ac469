package dev.peng.benchmarks.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.frame.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void showTimesAsMultiplesOfTheFloorAndWhoWasRight() {
        var report = new Report(
                Instant.parse("2026-01-02T03:04:05Z"),
                new Machine("a CPU", 2, "Linux amd64", "a JVM 17", 0.25),
                List.of("-Xmx2g"),
                Map.of("peng", "1"),
                new Effort(List.of(10), 5, 2, SECOND, Duration.ofSeconds(20)),
                List.of(
                        result(Contestant.READ_AND_DECODE, new Trial("right", 9_000_000, SECOND), 0.1, 0.1),
                        result(Contestant.PENG, new Trial("right", 1_000, SECOND), 0.2, 0.4),
                        result(Contestant.FLYWAY, new Trial("longer than 20 s", -1, SECOND)),
                        result(Contestant.SPRING, new Trial("wrong", 1_001, SECOND), 1.5, 1.5),
                        result(Contestant.DRIVER, new Trial("SQLException", -1, SECOND))));

        assertThat(new Tables(report).markdown()).isEqualTo("""
                        2026-01-02T03:04:00Z; a CPU, 2 cores, load 0.3 before; Linux amd64; a JVM 17; -Xmx2g.
                        peng 1; rounds: 2; 1 s to warm up; one reading limited to 20 s.

                        | time, as a multiple of readAndDecode | readAndDecode | peng | Flyway | Spring ScriptUtils | pgjdbc Parser |
                        |---|--:|--:|--:|--:|--:|
                        | dump | 100 MB/s | **3.0 ×** (2.0 to 4.0), 33 MB/s | longer than 20 s | wrong: 15 × (15 to 15), 6.7 MB/s | SQLException |

                        | statements found | there are | peng | Flyway | Spring ScriptUtils | pgjdbc Parser |
                        |---|--:|--:|--:|--:|--:|
                        | dump | 1,000 | 1,000 | longer than 20 s | 1,001 (wrong) | SQLException |
                        """);
    }

    private static Result result(Contestant contestant, Trial trial, Double... rounds) {
        var each = List.of(rounds).stream().map(List::of).toList();
        return new Result("dump", 10, 1_000, contestant, trial, each);
    }
}
