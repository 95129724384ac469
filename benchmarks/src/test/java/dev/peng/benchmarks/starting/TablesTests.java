package dev.peng.benchmarks.starting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.Preface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTests {

    @Test
    void showWhatIsMoreThanThePlainApplicationTakes() {
        var report = new Report(
                new Preface(
                        Instant.parse("2026-01-02T03:04:05Z"),
                        new Machine("a CPU", 2, "Linux amd64", "a JVM 17", 0.25),
                        List.of("-Xmx512m"),
                        Map.of("peng", "1"),
                        18,
                        3),
                List.of(
                        result(Contestant.PLAIN, start(2, 100), start(4, 100), start(3, 102)),
                        result(Contestant.PENG_READY, start(2.5, 110), start(4.1, 110), start(2.9, 112)),
                        result(Contestant.FLYWAY, Start.failed("exit code 1"))));

        assertThat(new Tables(report).markdown()).isEqualTo("""
                        2026-01-02T03:04:00Z; a CPU, 2 cores, load 0.3 before; Linux amd64; a JVM 17; -Xmx512m.
                        peng 1; PostgreSQL 18 on the same machine, without fsync; rounds: 3.

                        | 1,000 applied | plain | peng, ready | Flyway |
                        |---|--:|--:|--:|
                        | first readiness 200 | 3.0 s | **+100 ms** (−100 ms to +500 ms), 1.0 × | exit code 1 |
                        | processor time | 6.0 s | +200 ms | – |
                        | most memory | 100 MB | +10 MB | – |
                        | allocated | 50 MB | +5 MB | – |
                        | classes | 10,000 | +1,000 | – |
                        """);
        assertThat(report.taxes())
                .singleElement()
                .satisfies(tax -> assertThat(tax.seconds().median()).isCloseTo(0.1, within(1e-9)));
    }

    private static Result result(Contestant contestant, Start... starts) {
        return new Result(1_000, contestant, List.of(starts));
    }

    private static Start start(double seconds, int megabytes) {
        return new Start("right", seconds, seconds * 2, megabytes * 1e6, megabytes * 5e5, megabytes * 100);
    }
}
