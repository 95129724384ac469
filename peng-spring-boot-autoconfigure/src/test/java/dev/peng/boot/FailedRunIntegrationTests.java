package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.error.StepFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedRunIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void withoutAWebServer() {
        this.application.with("spring.main.web-application-type=none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "started"})
    void endsTheApplication(String moment) {
        this.application.scripts().table("1", "book").migration("2_broken", "select 1 / 0", "select 1");

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> this.application.with("peng.run-at=" + moment).run())
                .withMessageContaining("migration 2_broken failed");

        assertThat(this.application.context().isActive()).isFalse();
        assertThat(this.application.database().column("select version from peng_migrations"))
                .containsExactly("1");
    }

    @Test
    void endsTheApplicationWhenItIsASeed() {
        this.application.scripts().table("1", "book").with("seeds/1_broken.sql", "insert into book values ('x')");

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(this.application::run)
                .withMessageContaining("seed 1_broken failed");

        assertThat(this.application.context().isActive()).isFalse();
    }
}
