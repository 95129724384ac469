package dev.peng.boot.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.boot.Http;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

/** Wherever management, probes and health are: a closed gate does not stop them. */
class GateMatrixIntegrationTests {

    @RegisterExtension
    final HeldUpApplication application = new HeldUpApplication();

    /**
     * An application.
     *
     * @param what is special about it
     * @param properties that make it so
     * @param pages of the application
     * @param absent paths without a page
     * @param live probes of liveness on its port
     * @param open other paths of management on its port, which may answer that the application is not ready
     * @param managementLive probes of liveness on the port of management
     * @param managementOpen other paths of management there
     */
    record Row(
            String what,
            List<String> properties,
            List<String> pages,
            List<String> absent,
            List<String> live,
            List<String> open,
            List<String> managementLive,
            List<String> managementOpen) {

        Row on(String stack) {
            var withStack = Stream.concat(properties.stream(), HeldUpApplication.on(stack));
            return new Row(
                    stack + ": " + what, withStack.toList(), pages, absent, live, open, managementLive, managementOpen);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Row> rows() {
        return Stream.concat(
                Stream.of("servlet", "reactive")
                        .flatMap(stack -> both(basePathOf(stack)).map(row -> row.on(stack))),
                Stream.of(dispatcherBelowAPath().on("servlet")));
    }

    private static String basePathOf(String stack) {
        return stack.equals("servlet") ? "server.servlet.context-path" : "spring.webflux.base-path";
    }

    private static Stream<Row> both(String basePath) {
        return Stream.of(
                new Row(
                        "as it is",
                        List.of(),
                        List.of("/books", "/books/1", "/ping"),
                        List.of("/", "/actuator/unknown", "/actuatorx", "/livez", "/healthz"),
                        List.of("/actuator/health/liveness"),
                        List.of(
                                "/actuator",
                                "/actuator/health",
                                "/actuator/health/readiness",
                                "/actuator/health/peng",
                                "/actuator/health/unknown",
                                "/actuator/peng",
                                "/actuator/peng/migrations",
                                "/actuator/peng/unknown"),
                        List.of(),
                        List.of()),
                new Row(
                        "below a path, other names, additional paths of probes",
                        List.of(
                                basePath + "=/shop",
                                "management.endpoints.web.base-path=/manage",
                                "management.endpoints.web.path-mapping.health=pulse",
                                "management.endpoint.health.probes.add-additional-paths=true"),
                        List.of("/shop/books"),
                        List.of("/shop/actuator/health", "/shop/manage/health", "/shop/livez/x"),
                        List.of("/shop/manage/pulse/liveness", "/shop/livez"),
                        List.of("/shop/manage", "/shop/manage/pulse", "/shop/readyz", "/shop/manage/peng"),
                        List.of(),
                        List.of()),
                new Row(
                        "management at the root",
                        List.of(
                                "management.endpoints.web.base-path=/",
                                "management.endpoint.health.group.live.include=livenessState",
                                "management.endpoint.health.group.live.additional-path=server:/alive"),
                        List.of("/books"),
                        List.of("/", "/actuator/health", "/healthy"),
                        List.of("/health/liveness", "/alive"),
                        List.of("/health", "/health/readiness", "/peng"),
                        List.of(),
                        List.of()),
                new Row(
                        "a port for management",
                        List.of("management.server.port=0"),
                        List.of("/books"),
                        List.of("/actuator", "/actuator/health", "/actuator/health/liveness", "/livez"),
                        List.of(),
                        List.of(),
                        List.of("/actuator/health/liveness"),
                        List.of(
                                "/actuator",
                                "/actuator/health",
                                "/actuator/health/readiness",
                                "/actuator/peng",
                                "/books",
                                "/")),
                new Row(
                        "a port for management, paths below others, additional paths on both ports",
                        List.of(
                                "management.server.port=0",
                                "management.server.base-path=/admin",
                                "management.endpoints.web.base-path=/ops",
                                basePath + "=/shop",
                                "management.endpoint.health.probes.add-additional-paths=true",
                                "management.endpoint.health.group.live.include=livenessState",
                                "management.endpoint.health.group.live.additional-path=management:/alive"),
                        List.of("/shop/books"),
                        List.of("/shop/ops/health", "/shop/admin/ops/health", "/shop/alive"),
                        List.of("/shop/livez"),
                        List.of("/shop/readyz"),
                        List.of("/admin/ops/health/liveness", "/admin/alive"),
                        List.of("/admin/ops", "/admin/ops/health", "/admin/ops/peng", "/admin/unknown")));
    }

    private static Row dispatcherBelowAPath() {
        return new Row(
                "a dispatcher below a path",
                List.of(
                        "server.servlet.context-path=/shop",
                        "spring.mvc.servlet.path=/api",
                        "management.endpoint.health.probes.add-additional-paths=true"),
                List.of("/shop/api/books"),
                List.of("/shop/api/health", "/shop/api/actuator/unknown"),
                List.of("/shop/api/actuator/health/liveness", "/shop/api/livez"),
                List.of("/shop/api/actuator", "/shop/api/actuator/peng", "/shop/api/readyz"),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void pagesWaitForTheRunAndProbesDoNot(Row row) throws Exception {
        this.application.with(row.properties().toArray(String[]::new)).startUntilItIsHeldUp();
        var http = this.application.http();

        assertThat(row.pages()).allSatisfy(path -> isRefused(http.get(path)));
        assertThat(row.absent()).allSatisfy(path -> isRefused(http.get(path)));
        assertThat(row.live()).allSatisfy(path -> assertThat(http.get(path)).hasStatus(200));
        assertThat(row.open()).allSatisfy(path -> isLetIn(http.get(path)));
        onThePortOfManagement(row, this.application::management);

        this.application.letItGo();

        assertThat(row.pages())
                .allSatisfy(path ->
                        assertThat(http.get(path)).hasStatus(200).bodyText().isEqualTo("Dune"));
        assertThat(row.absent()).allSatisfy(path -> assertThat(http.get(path)).hasStatus(404));
        assertThat(row.live()).allSatisfy(path -> assertThat(http.get(path)).hasStatus(200));
    }

    private static void onThePortOfManagement(Row row, Supplier<Http> management) {
        if (!row.managementLive().isEmpty()) {
            var http = management.get();
            assertThat(row.managementLive())
                    .allSatisfy(path -> assertThat(http.get(path)).hasStatus(200));
            assertThat(row.managementOpen()).allSatisfy(path -> isLetIn(http.get(path)));
        }
    }

    private static void isRefused(RestTestClientResponse response) {
        assertThat(response).hasStatus(503).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    // Health says 503 as well; the gate says it as a problem.
    private static void isLetIn(RestTestClientResponse response) {
        assertThat(response.getExchangeResult().getResponseHeaders().getContentType())
                .isNotEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
