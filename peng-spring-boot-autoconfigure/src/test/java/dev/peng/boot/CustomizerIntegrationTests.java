package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.PengConfig;
import dev.peng.event.PengEvent;
import dev.peng.event.PengListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

class CustomizerIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void withoutAWebServer() {
        this.application.with("spring.main.web-application-type=none");
    }

    @Test
    void hasTheLastWordAfterTheSettings() {
        this.application
                .scripts()
                .migration("1_word", "-- peng:placeholders on\ncreate table ${name} (id int)", "select 1");

        this.application.with("peng.placeholders.name=of_the_settings").run(Renames.class);

        assertThat(this.application.database().hasTable("of_the_customizer")).isTrue();
        assertThat(this.application.database().hasTable("of_the_settings")).isFalse();
    }

    @Test
    void areAskedInTheirOrderAndAfterTheListenersOfTheContext() {
        this.application.scripts().table("1", "book");

        var heard = this.application.run(Ordered.class).getBean(Heard.class).names;

        assertThat(heard.subList(0, 3)).containsExactly("bean", "first", "second");
    }

    static class Renames {

        @Bean
        PengCustomizer renames() {
            return builder -> builder.config(config -> new PengConfig(
                    config.run(), config.migrations(), config.seeds(), Map.of("name", "of_the_customizer")));
        }
    }

    static class Ordered {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        @Order(2)
        PengCustomizer second(Heard heard) {
            return builder -> builder.listeners(List.of(heard.as("second")));
        }

        @Bean
        @Order(1)
        PengCustomizer first(Heard heard) {
            return builder -> builder.listeners(List.of(heard.as("first")));
        }
    }

    static class Heard implements PengListener {

        private final List<String> names = new ArrayList<>();

        @Override
        public void onEvent(PengEvent event) {
            this.names.add("bean");
        }

        private PengListener as(String name) {
            return event -> this.names.add(name);
        }
    }
}
