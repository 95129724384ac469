package dev.peng.comparison;

import static dev.peng.comparison.stage.Outcome.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.peng.comparison.stage.Contender;
import dev.peng.comparison.stage.Contest;
import dev.peng.comparison.stage.Row;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A second instance that starts while the first one, in a process of its own, migrates. */
@EnabledIfSystemProperty(named = "comparison.long", matches = "true")
class ReplicaIntegrationTests {

    private static final Duration LONG = Duration.ofMinutes(3);

    @RegisterExtension
    final Contest contest = new Contest();

    @Test
    void waitsForALongScript() {
        this.contest.script("1_book", "create table book (id int);\nselect pg_sleep(75);");
        this.contest.each(Contender::process);
        this.contest.each(Contender::awaitSleep);

        try (var peng = this.contest.peng().begin();
                var flyway = this.contest.flyway().begin();
                var liquibase = this.contest.liquibase().begin()) {
            assertThat(flyway.outcome(LONG).message())
                    .contains("Number of retries exceeded while attempting to acquire PostgreSQL advisory lock");
            assertThat(this.contest.flyway().hasTable("book")).isFalse();
            this.contest.flyway().with("spring.flyway.lock-retry-count=-1");
            assertThat(this.contest.flyway().start(LONG)).isEqualTo(STARTED);
            assertThat(peng.outcome(LONG)).isEqualTo(STARTED);
            assertThat(liquibase.outcome(LONG)).isEqualTo(STARTED);
        }

        Row.of("crashes", 10, "a second instance starts while the first one runs a script of 75 s")
                .peng("✓ waits")
                .flyway("✗ gives up after 50 tries, one a second. ✓ with `spring.flyway.lock-retry-count=-1`")
                .liquibase("✓ waits");
    }

    @Test
    void goesOnSoonAfterwards() {
        this.contest.script("1_book", "create table book (id int);\nselect pg_sleep(6);");
        this.contest.each(Contender::process);
        this.contest.each(Contender::awaitSleep);

        try (var peng = this.contest.peng().begin();
                var flyway = this.contest.flyway().begin();
                var liquibase = this.contest.liquibase().begin()) {
            this.contest.each(contender -> await().atMost(LONG).until(() -> contender.hasTable("book")));
            var ended = System.nanoTime();
            assertThat(peng.outcome(LONG)).isEqualTo(STARTED);
            assertThat(flyway.outcome(LONG)).isEqualTo(STARTED);
            assertThat(Duration.ofNanos(System.nanoTime() - ended)).isLessThan(Duration.ofSeconds(3));
            assertThat(liquibase.isUnderWay()).isTrue();
            assertThat(liquibase.outcome(LONG)).isEqualTo(STARTED);
        }

        Row.of("crashes", 11, "the same with a script of 6 s: when the second instance is ready")
                .peng("✓ within 3 s after the script")
                .flyway("✓ within 3 s after the script")
                .liquibase("later than both: it asks for the lock every 10 s");
    }
}
