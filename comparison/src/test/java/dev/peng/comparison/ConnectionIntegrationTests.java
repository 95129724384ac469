package dev.peng.comparison;

import static dev.peng.comparison.stage.Outcome.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.comparison.stage.Contest;
import dev.peng.comparison.stage.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many connections there must be, and what they endure. */
class ConnectionIntegrationTests {

    @RegisterExtension
    final Contest contest = new Contest();

    @Test
    void comeFromAPoolOfOne() {
        this.contest.script("1_book", "create table book (id int);");
        this.contest.each(contender -> contender.with(
                "spring.datasource.hikari.maximum-pool-size=1", "spring.datasource.hikari.connection-timeout=2000"));

        assertThat(this.contest.peng().start()).isEqualTo(STARTED);

        var flyway = this.contest.flyway();
        assertThat(flyway.start().message())
                .contains("Connection is not available, request timed out after", "(total=1, active=1, idle=0");
        assertThat(flyway.with("spring.flyway.postgresql.transactional-lock=false")
                        .start())
                .isEqualTo(STARTED);

        assertThat(this.contest.liquibase().start()).isEqualTo(STARTED);

        Row.of("connections", 5, "`spring.datasource.hikari.maximum-pool-size=1`")
                .peng("✓ one connection is all it needs")
                .flyway("✗ fails: the pool has no second connection. ✓ with"
                        + " `spring.flyway.postgresql.transactional-lock=false`")
                .liquibase("✓");
    }

    @Test
    void areNotIdleInATransactionForTooLong() {
        this.contest.script("1_book", "create table book (id int);\nselect pg_sleep(2.5);");
        this.contest.each(contender -> contender.execute(
                "alter database " + contender.databaseName() + " set idle_in_transaction_session_timeout = '1s'"));

        assertThat(this.contest.peng().start()).isEqualTo(STARTED);

        assertThat(this.contest.flyway().start().message()).contains("idle-in-transaction timeout");
        assertThat(this.contest.flyway().hasTable("book")).isFalse();
        assertThat(this.contest
                        .flyway()
                        .with("spring.flyway.postgresql.transactional-lock=false")
                        .start())
                .isEqualTo(STARTED);

        assertThat(this.contest.liquibase().start()).isEqualTo(STARTED);

        Row.of("connections", 6, "a script takes longer than the server's `idle_in_transaction_session_timeout`")
                .peng("✓")
                .flyway("✗ the server ends the connection that holds the lock, and the start fails at the end of the"
                        + " script. ✓ with `spring.flyway.postgresql.transactional-lock=false`")
                .liquibase("✓");
    }
}
