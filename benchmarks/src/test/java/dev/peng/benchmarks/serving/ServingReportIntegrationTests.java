package dev.peng.benchmarks.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.local.LocalPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ServingReportIntegrationTests {

    private static final Shop SHOP = new Shop(100, 1_000);

    private final LocalPostgres server = LocalPostgres.shared();

    @TempDir
    Path folder;

    @Test
    void servesWhileThePartiesChangeTheSchemaAndWritesWhatItFound() {
        var exitCode = new CommandLine(new ServingReport())
                .execute("--quick", "--requests=50", "--only=PENG,FLYWAY", "--results=" + folder);

        assertThat(exitCode).isZero();
        assertThat(folder.resolve("serving-quick.md"))
                .content()
                .contains("| 50 requests a second | nobody | peng | Flyway |\n", "\n| 99 of 100 within | ")
                .doesNotContain("wrong", "Exception", "longer than 300");
        assertThat(folder.resolve("serving-quick.json")).content().contains("\"ratios\"", "\"overOne\"");
    }

    @Test
    void noticesChangesThatWereNotMade() throws Exception {
        try (var database = this.server.newDatabase()) {
            SHOP.open(database.dataSource());

            assertThat(Changes.found(database.dataSource()))
                    .isNotEqualTo(Changes.MADE)
                    .startsWith("constraints 0, index 0");
        }
    }

    @Test
    void aStallIsFeltByAllThatAreDueMeanwhile() throws Exception {
        try (var database = this.server.newDatabase()) {
            SHOP.open(database.dataSource());
            try (var connection = database.dataSource().getConnection();
                    var traffic = new Traffic(SHOP, database.dataSource(), 100)) {
                Thread.sleep(500);
                var begin = System.nanoTime();
                connection.setAutoCommit(false);
                connection.createStatement().execute("lock table customer, purchase");
                Thread.sleep(2_000);
                connection.commit();

                var shift = Shift.of(Shift.RIGHT, 2, traffic.between(begin, System.nanoTime()));

                assertThat(shift.requests()).isGreaterThan(150);
                assertThat(shift.refused()).isZero();
                // Those of the first second; threads are far fewer.
                assertThat(shift.overOne()).isGreaterThan(50);
                assertThat(shift.median()).isGreaterThan(0.5);
            }
        }
    }
}
