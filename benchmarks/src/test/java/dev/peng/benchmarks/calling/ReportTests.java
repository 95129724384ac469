package dev.peng.benchmarks.calling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.Preface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTests {

    @Test
    void showsMediansAndTheMultiplesOfTheRounds() {
        var report = new Report(
                new Preface(
                        Instant.parse("2026-01-02T03:04:05Z"),
                        new Machine("a CPU", 2, "Linux amd64", "a JVM 17", 0.25),
                        List.of("-XX:+UseSerialGC"),
                        Map.of("peng", "1"),
                        18,
                        3),
                100,
                List.of(
                        new Result(Caller.JAVA, List.of(0.1, 0.2, 0.1)),
                        new Result(Caller.PENG, List.of(0.5, 0.6, 0.7))));

        assertThat(report.markdown()).isEqualTo("""
                        2026-01-02T03:04:00Z; a CPU, 2 cores, load 0.3 before; Linux amd64; a JVM 17; -XX:+UseSerialGC.
                        peng 1; PostgreSQL 18 on the same machine, without fsync; rounds: 3.

                        | 100 applied | median | as a multiple of java -version |
                        |---|--:|--:|
                        | java -version | 100 ms | 1 |
                        | peng status | 600 ms | **5.0 ×** (3.0 to 7.0) |
                        """);
    }
}
