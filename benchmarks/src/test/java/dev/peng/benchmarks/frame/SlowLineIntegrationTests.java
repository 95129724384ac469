package dev.peng.benchmarks.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.local.LocalPostgres;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowLineIntegrationTests {

    @Test
    void holdsBackEachAnswerOnce() throws Exception {
        var server = LocalPostgres.shared();
        var delay = Duration.ofMillis(100);
        try (var database = server.newDatabase();
                var line = new SlowLine(server.port(), delay);
                var connection = DriverManager.getConnection(
                        line.by(database.jdbcUrl()), database.username(), database.password());
                var statement = connection.createStatement()) {
            var begin = System.nanoTime();

            for (var times = 0; times < 3; times++) {
                try (var rows = statement.executeQuery("select repeat('x', 100000)")) {
                    rows.next();
                    assertThat(rows.getString(1)).hasSize(100_000);
                }
            }

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(delay.multipliedBy(3));
        }
    }
}
