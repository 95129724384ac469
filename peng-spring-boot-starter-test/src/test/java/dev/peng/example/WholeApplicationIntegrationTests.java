package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import dev.peng.boot.PengState;
import dev.peng.boot.PengStatus;
import dev.peng.boot.RunProgress;
import dev.peng.test.Isolation;
import dev.peng.test.PengTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@PengTest(isolation = Isolation.METHOD)
class WholeApplicationIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    Peng peng;

    @Autowired
    PengStatus status;

    @Autowired
    JdbcClient jdbc;

    @Test
    void answersAtTheEndpointAsInProduction() {
        var http = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();

        http.get()
                .uri("/actuator/peng")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("up-to-date");
        http.get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components.peng.status")
                .isEqualTo("UP");
    }

    @Test
    void findsEverythingAppliedWhenItStarts() {
        assertThat(status.state()).isEqualTo(PengState.UP_TO_DATE);
        assertThat(status.progress().phase()).isEqualTo(RunProgress.Phase.FINISHED);
        assertThat(status.progress().total()).isZero();
        assertThat(peng.runs(10)).isNotEmpty();
    }

    @RepeatedTest(3)
    void keepsWhatTheStartWrote() {
        assertThat(jdbc.sql("select name from member order by id")
                        .query(String.class)
                        .list())
                .containsExactly("Ada", "Runner");

        jdbc.sql("delete from member").update();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class AtStart {

        @Bean
        ApplicationRunner joins(JdbcClient jdbc) {
            return arguments ->
                    jdbc.sql("insert into member (name) values ('Runner')").update();
        }
    }
}
