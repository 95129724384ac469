package dev.peng.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.boot.Http;
import dev.peng.boot.TestApplication;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

/** The endpoint in a reactive application, whose few threads must not wait for the database. */
class WebFluxOperationsIntegrationTests {

    private static final int MORE_THAN_THERE_ARE_THREADS =
            4 * Runtime.getRuntime().availableProcessors() + 4;

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void operatorsMayWrite() {
        this.application.scripts().table("1", "book").table("2", "member");
        this.application.with(
                "spring.main.web-application-type=reactive",
                "peng.run-at=manual",
                "management.endpoint.peng.access=unrestricted");
    }

    @Test
    void itReadsAndWrites() {
        this.application.run();

        assertThat(http().get("/actuator/peng?refresh=true")).bodyJson().isLenientlyEqualTo("{state: 'pending'}");
        assertThat(http().post("/actuator/peng/up", "{\"to\": \"1\"}"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo(
                        "{verb: 'up', outcome: 'done', actor: 'http', steps: [{step: 'migration 1_book'}]}");
        assertThat(ask("up")).hasStatus(200);
        assertThat(ask("down")).hasStatus(400);
        assertThat(ask("down?confirm=true")).hasStatus(200);
        assertThat(ask("lock?version=1")).hasStatus(200);
        assertThat(ask("reset?confirm=true"))
                .hasStatus(409)
                .bodyJson()
                .isLenientlyEqualTo("{outcome: 'refused', error: 'LOCKED'}");
        assertThat(ask("seed/apply")).hasStatus(200);
        assertThat(ask("sideways")).hasStatus(404);
        assertThat(http().get("/actuator/peng/migrations")).hasStatus(200);
        assertThat(http().get("/actuator/peng/runs")).hasStatus(200).bodyText().contains("\"verb\":\"up\"");
        assertThat(http().get("/actuator/peng/runs/nothing")).hasStatus(404);
    }

    @Test
    void nobodyElseWaitsForALongRun() throws Exception {
        this.application.scripts().migration("3_slow", "select pg_advisory_xact_lock(4711)", "select 1");
        this.application.run();
        var lock = this.application.database().lock(4711);
        var answer = CompletableFuture.supplyAsync(() -> ask("up?wait=60"));
        this.application.database().awaitSomeoneAtTheLock();

        assertThat(threadsThatAwaitARun()).singleElement().asString().startsWith("boundedElastic-");
        assertThat(IntStream.range(0, MORE_THAN_THERE_ARE_THREADS))
                .allSatisfy(number ->
                        assertThat(http().get("/actuator/health/liveness")).hasStatus(200));
        assertThat(ask("up")).hasStatus(409);
        assertThat(answer).isNotDone();

        lock.close();
        assertThat(answer.get(1, TimeUnit.MINUTES)).hasStatus(200);
    }

    private static List<String> threadsThatAwaitARun() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(PengWebEndpointExtension.class.getName())))
                .map(thread -> thread.getKey().getName())
                .toList();
    }

    private RestTestClientResponse ask(String verb) {
        return http().post("/actuator/peng/" + verb, "{}");
    }

    private Http http() {
        return this.application.http();
    }
}
