package dev.peng.boot.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.peng.boot.Http;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.WebFilter;

/** What clients of all kinds see of a closed gate. */
class GateRequestIntegrationTests {

    private static final String[] PREFLIGHT = {
        "Origin: https://shop.example", "Access-Control-Request-Method: GET",
    };

    @RegisterExtension
    final HeldUpApplication application = new HeldUpApplication();

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "reactive"})
    void theAnswerIsAProblemThatSaysWhenToComeAgain(String stack) throws Exception {
        var http = start(stack, "peng.gate.retry-after=1500ms");

        var answer = http.get("/books");

        assertThat(answer)
                .hasStatus(503)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers()
                .hasValue("Retry-After", "2")
                .hasValue("Cache-Control", "no-store")
                .doesNotContainHeader("Access-Control-Allow-Origin");
        assertThat(answer).bodyJson().isStrictlyEqualTo("""
                {
                  type: 'about:blank', title: 'Service Unavailable', status: 503,
                  detail: 'The database of this application is not up to date yet. Try again later.'
                }""");
        assertThat(http.send("HEAD", "/books")).hasStatus(503).bodyText().isEmpty();
        assertThat(http.send("OPTIONS", "/books")).hasStatus(503);
        assertThat(http.send("DELETE", "/books")).hasStatus(503);
        assertThat(http.post("/books", "{}")).hasStatus(503);
        assertThat(http.get("/error")).as("the page of errors").hasStatus(503);
        assertThat(http.get("/actuator/health;x=y/liveness")).hasStatus(200);
        assertThat(statusOfAWebSocket()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "reactive"})
    void aBrowserOfAnotherOriginSeesIt(String stack) throws Exception {
        var http = start(stack);

        assertThat(http.send("OPTIONS", "/books", PREFLIGHT))
                .hasStatus(200)
                .headers()
                .hasValue("Access-Control-Allow-Origin", "https://shop.example");
        assertThat(http.send("OPTIONS", "/books", "Origin: https://other.example", PREFLIGHT[1]))
                .as("the application does not allow that one")
                .hasStatus(403);
        assertThat(http.send("GET", "/books", "Origin: https://shop.example"))
                .hasStatus(503)
                .headers()
                .hasValue("Access-Control-Allow-Origin", "*")
                .hasValue("Access-Control-Expose-Headers", "Retry-After");
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "reactive"})
    void whatTheApplicationNamesPassesUntilItsEnd(String stack) throws Exception {
        var http = start(stack, "peng.gate.pass=/ping/**, status");

        assertThat(http.get("/ping")).as("ends on another thread").hasStatus(200);
        assertThat(http.get("/ping/broken")).as("ends with a page of errors").hasStatus(HttpStatus.GONE);
        assertThat(http.get("/status")).hasStatus(404);
        assertThat(http.get("/status/x")).hasStatus(503);
        assertThat(http.get("/books")).hasStatus(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "reactive"})
    void itStandsBeforeSecurity(String stack) throws Exception {
        this.application.sources(NobodyMayEnter.class);
        var http = start(stack);

        assertThat(http.get("/books")).hasStatus(503);
        assertThat(http.get("/actuator/peng")).hasStatus(401);

        this.application.letItGo();

        assertThat(http.get("/books")).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "reactive"})
    void beforeTheRunnersItIsClosedToo(String stack) throws Exception {
        var http = start(stack, "peng.run-at=started", "spring.main.lazy-initialization=true");

        assertThat(http.get("/books")).hasStatus(503);
        assertThat(http.get("/actuator/health/liveness")).hasStatus(200);

        this.application.letItGo();

        assertThat(http.get("/books")).hasStatus(200);
    }

    @Test
    void withoutItPagesAreServed() {
        assertThat(start("servlet", "peng.gate.enabled=false").get("/books")).hasStatus(200);
    }

    @Test
    void aPortOnItsOwnForManagementCanBeClosed() {
        var http = start("servlet", "management.server.port=-1");

        assertThat(http.get("/books")).hasStatus(503);
        assertThat(http.get("/actuator/health")).hasStatus(503);
    }

    private Http start(String stack, String... properties) {
        this.application.with(HeldUpApplication.on(stack).toArray(String[]::new));
        return this.application.with(properties).startUntilItIsHeldUp().http();
    }

    private int statusOfAWebSocket() {
        var port = this.application.itself().context().getEnvironment().getRequiredProperty("local.server.port");
        var opening = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/books"), new WebSocket.Listener() {});
        var refused =
                (WebSocketHandshakeException) catchThrowable(opening::join).getCause();
        return refused.getResponse().statusCode();
    }

    /** Refuses everything, at the place of Spring Security. */
    @Configuration(proxyBeanMethods = false)
    static class NobodyMayEnter {

        private static final int ORDER = -100;

        @Bean
        @ConditionalOnWebApplication(type = Type.SERVLET)
        FilterRegistrationBean<Filter> nobody() {
            var registration = new FilterRegistrationBean<Filter>(
                    (request, response, chain) -> ((HttpServletResponse) response).setStatus(401));
            registration.setOrder(ORDER);
            return registration;
        }

        @Bean
        @Order(ORDER)
        @ConditionalOnWebApplication(type = Type.REACTIVE)
        WebFilter nobodyEither() {
            return (exchange, chain) -> {
                exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
                return exchange.getResponse().setComplete();
            };
        }
    }
}
