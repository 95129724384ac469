package dev.peng.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.comparison.stage.Contender;
import dev.peng.comparison.stage.Contest;
import dev.peng.comparison.stage.Row;
import dev.peng.comparison.stage.Start;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an orchestrator sees of an application that migrates for long. */
class ProbeIntegrationTests {

    @RegisterExtension
    final Contest contest = new Contest();

    @Test
    void areAnsweredDuringALongMigration() throws IOException {
        this.contest.script("1_book", "create table book (id int);\nselect pg_sleep(60);");
        this.contest.each(contender -> contender.with(
                "spring.main.web-application-type=servlet",
                "server.port=0",
                "management.endpoint.health.probes.enabled=true"));

        try (var start = beginAndAwaitTheScript(this.contest.peng())) {
            assertThat(status(start, "liveness")).isEqualTo(200);
            assertThat(status(start, "readiness")).isEqualTo(503);
        }
        try (var start = beginAndAwaitTheScript(this.contest.flyway())) {
            assertThat(start.port()).isNegative();
        }
        try (var start = beginAndAwaitTheScript(this.contest.liquibase())) {
            assertThat(start.port()).isNegative();
        }

        Row.of("crashes", 9, "the probes of Kubernetes during a long script")
                .peng("✓ liveness answers 200, readiness 503")
                .flyway("✗ no port is open yet: a liveness probe without a `startupProbe` kills the pod")
                .liquibase("✗ no port is open yet: a liveness probe without a `startupProbe` kills the pod");
    }

    private static Start beginAndAwaitTheScript(Contender contender) {
        var start = contender.begin();
        contender.awaitSleep();
        return start;
    }

    private static int status(Start start, String group) throws IOException {
        var url = URI.create("http://localhost:" + start.port() + "/actuator/health/" + group);
        return ((HttpURLConnection) url.toURL().openConnection()).getResponseCode();
    }
}
