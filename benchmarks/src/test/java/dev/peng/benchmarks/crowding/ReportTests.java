package dev.peng.benchmarks.crowding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.Preface;
import dev.peng.benchmarks.migrator.Migrator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTests {

    @Test
    void showsHowMuchLongerAllOfThemTake() {
        var report = new Report(
                new Preface(
                        Instant.parse("2026-01-02T03:04:05Z"),
                        new Machine("a CPU", 2, "Linux amd64", "a JVM 17", 0.25),
                        List.of("-Xmx512m"),
                        Map.of("peng", "1"),
                        18,
                        2),
                8,
                100,
                List.of(
                        new Result(Migrator.PENG, List.of(rush(1, 1), rush(2, 1)), List.of(rush(2, 8), rush(8, 7))),
                        new Result(
                                Migrator.FLYWAY,
                                List.of(rush(1, 2), rush(1, 2)),
                                List.of(rush(3, 9), rush(3, 9).wrong("replica 2 SQLException"))),
                        new Result(
                                Migrator.LIQUIBASE,
                                List.of(rush(1, 1)),
                                List.of(new Rush("longer than 300 s", -1, -1, 8)))));

        assertThat(report.markdown()).isEqualTo("""
                        2026-01-02T03:04:00Z; a CPU, 2 cores, load 0.3 before; Linux amd64; a JVM 17; -Xmx512m.
                        peng 1; PostgreSQL 18 on the same machine, without fsync; rounds: 2.

                        | 8 replicas, 100 pending | peng | Flyway | Liquibase |
                        |---|--:|--:|--:|
                        | all, as a multiple of one alone | **3.0 ×** (2.0 to 4.0), 5.0 s | wrong: 3.0 × (3.0 to 3.0), 3.0 s (1 of 2 rounds replica 2 SQLException) | 1 of 1 rounds longer than 300 s |
                        | the first of all | 2.5 s | 1.5 s | – |
                        | one alone | 1.5 s | 1.0 s | – |
                        | most connections of all | 8 | 9 | – |
                        | of one alone | 1 | 2 | – |
                        """);
        assertThat(report.ratios()).extracting(Report.Ratio::right).containsExactly(true, false);
    }

    private static Rush rush(double seconds, int connections) {
        return new Rush("right", seconds / 2, seconds, connections);
    }
}
