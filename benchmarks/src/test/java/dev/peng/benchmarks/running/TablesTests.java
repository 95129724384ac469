package dev.peng.benchmarks.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.migrator.Migrator;
import dev.peng.benchmarks.migrator.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTests {

    private static final Setting SETTING = new Setting(1_000, Place.JAR, Warmth.FRESH);

    @Test
    void showTimesAsMultiplesOfTheFloorAndWhoWasWrong() {
        var report = new Report(
                Instant.parse("2026-01-02T03:04:05Z"),
                new Machine("a CPU", 2, "Linux amd64", "a JVM 17", 1.25),
                List.of("-Xmx512m"),
                Map.of("peng", "1"),
                18,
                2,
                List.of(
                        result(Migrator.RAW_JDBC, right(0.1), right(1)),
                        result(Migrator.PENG, right(0.2), right(4)),
                        result(Migrator.FLYWAY, right(2), right(2).wrong("a table is missing")),
                        result(Migrator.LIQUIBASE, new Run("SQLException", -1, 1, 0))),
                List.of());

        assertThat(new Tables(report).markdown("the line")).isEqualTo("""
                        2026-01-02T03:04:00Z; a CPU, 2 cores, load 1.3 before; Linux amd64; a JVM 17; -Xmx512m.
                        peng 1; PostgreSQL 18 on the same machine, without fsync; rounds: 2.
                        **The machine was busy with other work, and the figures are coarse.**

                        | time of the call, as a multiple of raw JDBC | raw JDBC | peng | Flyway | Liquibase |
                        |---|--:|--:|--:|--:|
                        | 1,000 in a jar, fresh JVM | 550 ms | **3.0 ×** (2.0 to 4.0), 2.1 s | wrong: 11 × (2.0 to 20), 2.0 s | SQLException |

                        | whole process, most memory | raw JDBC | peng | Flyway | Liquibase |
                        |---|--:|--:|--:|--:|
                        | 1,000 in a jar, fresh JVM | 5.0 s, 60 MB | 5.0 s, 60 MB | 5.0 s, 60 MB | – |

                        the line
                        """);
    }

    @Test
    void showWhatOneMigrationCostsOnTheWire() {
        var talks = new ArrayList<Talk>();
        for (var migrator : Migrator.values()) {
            talks.add(new Talk(migrator, 8, 2, 35));
            talks.add(new Talk(migrator, 16, 2, 63));
        }

        assertThat(new TalkTables(talks).perMigration(8, 16)).isEqualTo("""
                        | on the wire | raw JDBC | peng | Flyway | Liquibase |
                        |---|--:|--:|--:|--:|
                        | round trips of one migration | 3.5 | 3.5 | 3.5 | 3.5 |
                        | round trips besides | 7 | 7 | 7 | 7 |
                        | connections | 2 | 2 | 2 | 2 |""");
    }

    @Test
    void showTheRoundTripsOfALook() {
        var talks = List.of(
                new Talk(Migrator.RAW_JDBC, 0, 1, 2),
                new Talk(Migrator.PENG, 0, 1, 4),
                new Talk(Migrator.RAW_JDBC, 10_000, 1, 3));

        assertThat(new TalkTables(talks).perRun(List.of(0, 10_000))).isEqualTo("""
                        | round trips, connections | raw JDBC | peng |
                        |---|--:|--:|
                        | 0 | 2, 1 | 4, 1 |
                        | 10,000 | 3, 1 | – |""");
    }

    private static Run right(double seconds) {
        return new Run("right", seconds, 5, 60_000_000);
    }

    private static Result result(Migrator migrator, Run... runs) {
        return new Result(SETTING, migrator, List.of(runs));
    }
}
