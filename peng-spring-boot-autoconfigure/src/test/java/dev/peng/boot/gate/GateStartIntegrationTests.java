package dev.peng.boot.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.boot.Http;
import dev.peng.boot.TestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;

class GateStartIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @Test
    void thereIsNoneWhereThePortOpensAfterTheRun() {
        var context = this.application.with("peng.run-at=startup").run(HeldUpApplication.Books.class);

        assertThat(context.getBeanNamesForType(Gate.class)).isEmpty();
        assertThat(this.application.http().get("/books")).hasStatus(200);
    }

    @Test
    void aSecondStartInTheSameProcessHasItsOwn() {
        var first = this.application.run(HeldUpApplication.Books.class);
        var second = this.application.run(HeldUpApplication.Books.class);

        assertThat(first.getBean(Gate.class)).isNotSameAs(second.getBean(Gate.class));
        assertThat(http(first).get("/books")).hasStatus(200);
        assertThat(http(second).get("/books")).hasStatus(200);
    }

    @Test
    void aChildContextWithThePortIsServedAfterTheRunOfItsParent() {
        var parent = new SpringApplicationBuilder(TestApplication.Minimal.class).web(WebApplicationType.NONE);

        try (var child = parent.child(TestApplication.Minimal.class, HeldUpApplication.Books.class)
                .web(WebApplicationType.SERVLET)
                .run(this.application.arguments().toArray(String[]::new))) {
            assertThat(child.getParent()).isNotNull();
            assertThat(child.getParent().getBeanNamesForType(Gate.class)).isEmpty();
            assertThat(http(child).get("/books")).hasStatus(200);
            assertThat(http(child).get("/actuator/health/readiness")).hasStatus(200);
        }
    }

    private static Http http(ApplicationContext context) {
        return Http.on(Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
    }
}
