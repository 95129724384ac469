package dev.peng.benchmarks.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Preface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTests {

    @Test
    void showsHowMuchLongerTheOthersTakeThanPeng() {
        var report = new Report(
                new Preface(
                        Instant.parse("2026-01-02T03:04:05Z"),
                        new Machine("a CPU", 2, "Linux amd64", "a JVM 17", 0.25),
                        List.of("-Xmx512m"),
                        Map.of("peng", "1"),
                        18,
                        2),
                1_000,
                50,
                List.of(
                        new Result(Contestant.PLAIN, List.of(turn(0.001), turn(0.001))),
                        new Result(Contestant.PENG, List.of(turn(0.01), turn(0.02))),
                        new Result(Contestant.FLYWAY, List.of(turn(1), Turn.failed("wrong: status 500"))),
                        new Result(Contestant.LIQUIBASE, List.of(turn(0.1), turn(0.4)))));

        assertThat(report.markdown()).isEqualTo("""
                        2026-01-02T03:04:00Z; a CPU, 2 cores, load 0.3 before; Linux amd64; a JVM 17; -Xmx512m.
                        peng 1; PostgreSQL 18 on the same machine, without fsync; rounds: 2.

                        | 1,000 applied, 50 readers, as a multiple of peng | plain, liveness | peng | Flyway | Liquibase |
                        |---|--:|--:|--:|--:|
                        | p50 | 1.0 ms | 15 ms | wrong: status 500 | **15 ×** (10 to 20), 250 ms |
                        | p99 | 2.0 ms | 30 ms | – | **15 ×** (10 to 20), 500 ms |
                        | longest | 3.0 ms | 45 ms | – | 750 ms |
                        | answers per second | 1,234 | 1,234 | – | 1,234 |
                        | processor time of one | 0.5 ms | 0.5 ms | – | 0.5 ms |
                        | size of one | 245,105 bytes | 245,105 bytes | – | 245,105 bytes |
                        """);
        assertThat(report.ratios())
                .containsExactly(
                        new Report.Ratio(Contestant.LIQUIBASE, new Multiple(15, 10, 20), new Multiple(15, 10, 20)));
    }

    private static Turn turn(double seconds) {
        return new Turn("right", 10, 1_234, seconds, 2 * seconds, 3 * seconds, 245_105, 0.0005);
    }
}
