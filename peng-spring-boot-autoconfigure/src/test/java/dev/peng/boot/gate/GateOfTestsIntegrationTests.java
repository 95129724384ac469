package dev.peng.boot.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.boot.TestApplication;
import dev.peng.boot.TestDatabase;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.server.WebFilter;

/** What the tests of an application see of the gate: nothing. */
class GateOfTestsIntegrationTests {

    @Nested
    @WebMvcTest(HeldUpApplication.Books.class)
    @ContextConfiguration(classes = {TestApplication.Minimal.class, HeldUpApplication.Books.class})
    class ASliceOfMvc {

        @Test
        void isFreeOfIt(@Autowired MockMvcTester mvc, @Autowired ApplicationContext context) {
            assertThat(mvc.get().uri("/books")).hasStatus(200);
            assertThat(context.getBeanNamesForType(Gate.class)).isEmpty();
            assertThat(context.getBeanNamesForType(Filter.class)).doesNotContain("pengGateFilter");
        }
    }

    @Nested
    @WebFluxTest(HeldUpApplication.Books.class)
    @ContextConfiguration(classes = {TestApplication.Minimal.class, HeldUpApplication.Books.class})
    class ASliceOfWebFlux {

        @Test
        void isFreeOfIt(@Autowired WebTestClient client, @Autowired ApplicationContext context) {
            client.get().uri("/books").exchange().expectStatus().isOk();
            assertThat(context.getBeanNamesForType(Gate.class)).isEmpty();
            assertThat(context.getBeanNamesForType(WebFilter.class)).doesNotContain("pengGateFilter");
        }
    }

    @Nested
    @SpringBootTest(classes = {TestApplication.Minimal.class, HeldUpApplication.Books.class})
    @AutoConfigureMockMvc
    @DirtiesContext
    class AWholeApplication {

        private static final TestDatabase DATABASE = new TestDatabase();

        @DynamicPropertySource
        static void database(DynamicPropertyRegistry registry) {
            DATABASE.properties().forEach(property -> {
                var pair = property.split("=", 2);
                registry.add(pair[0], () -> pair[1]);
            });
            registry.add("peng.migrations.locations", () -> "optional:classpath:nothing");
        }

        @Test
        void hasAnOpenOne(@Autowired MockMvcTester mvc, @Autowired Gate gate) {
            assertThat(gate.isOpen()).isTrue();
            assertThat(mvc.get().uri("/books")).hasStatus(200);
        }
    }
}
