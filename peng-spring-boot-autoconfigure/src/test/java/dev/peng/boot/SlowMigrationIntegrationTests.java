package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

class SlowMigrationIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    private Connection lock;

    @BeforeEach
    void aMigrationThatIsHeldUp() throws SQLException {
        this.application
                .scripts()
                .table("1", "book")
                .migration("2_reindex", "select pg_advisory_xact_lock(4711)", "select 1")
                .table("3", "member");
        this.application.with(
                "spring.datasource.hikari.maximum-pool-size=1", "spring.datasource.hikari.connection-timeout=2000");
        this.lock = this.application.database().lock(4711);
    }

    @AfterEach
    void letItGo() throws SQLException {
        this.lock.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "started"})
    void theApplicationIsAliveAndNotReadyUntilItEnds(String moment) throws SQLException {
        var start = startUntilItIsHeldUp("peng.run-at=" + moment);
        var http = this.application.http();

        assertThat(http.get("/actuator/health/liveness")).hasStatus(200);
        assertThat(http.get("/actuator/health/readiness")).hasStatus(503);
        assertThat(http.get("/actuator/health/peng"))
                .hasStatus(503)
                .bodyJson()
                .isLenientlyEqualTo("{status: 'OUT_OF_SERVICE', details: {state: 'running'}}");

        this.lock.close();

        assertThat(start).succeedsWithin(Duration.ofMinutes(1));
        assertThat(http.get("/actuator/health/readiness")).hasStatus(200);
        assertThat(http.get("/actuator/health/peng"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{status: 'UP', details: {state: 'up-to-date', version: '3', drift: 0}}");
    }

    @Test
    void theEndpointShowsHowFarItIs() throws SQLException {
        var start = startUntilItIsHeldUp();
        var http = this.application.http();

        assertThat(http.get("/actuator/peng")).hasStatus(200).bodyJson().isLenientlyEqualTo("""
                        {
                          state: 'running',
                          run: {verb: 'up', phase: 'running', done: 1, total: 3, step: 'migration 2_reindex'}
                        }""");
        assertThat(http.get("/actuator/peng?refresh=true"))
                .as("while the run has the only connection")
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("running");

        this.lock.close();

        assertThat(start).succeedsWithin(Duration.ofMinutes(1));
        assertThat(http.get("/actuator/peng?refresh=true")).bodyJson().isLenientlyEqualTo("""
                        {
                          state: 'up-to-date',
                          version: '3',
                          counts: {applied: 3, pending: 0},
                          run: {verb: 'seed apply', phase: 'finished', done: 0, total: 0}
                        }""");
    }

    @Test
    void anotherNodeWaitsAndSaysForWhom() throws SQLException {
        startUntilItIsHeldUp();
        var other = this.application.with("peng.run-lock.poll-interval=50ms").start();
        var http = this.application.http();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(http.get("/actuator/peng"))
                        .bodyJson()
                        .isLenientlyEqualTo("{state: 'waiting', run: {verb: 'up', phase: 'waiting'}}"));
        assertThat(http.get("/actuator/peng"))
                .bodyJson()
                .extractingPath("$.run.lockHolder")
                .asString()
                .startsWith("pid ");
        assertThat(http.get("/actuator/health/peng")).hasStatus(503);

        this.lock.close();

        assertThat(other).succeedsWithin(Duration.ofMinutes(1));
        assertThat(http.get("/actuator/peng"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("up-to-date");
    }

    private CompletableFuture<ConfigurableApplicationContext> startUntilItIsHeldUp(String... properties) {
        var start = this.application.with(properties).start();
        this.application.database().awaitSomeoneAtTheLock();
        return start;
    }
}
