package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.peng.source.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.context.annotation.Bean;

class RunStrategyIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void twoTablesAndASeed() {
        this.application
                .scripts()
                .table("1", "book")
                .table("2", "member")
                .with("seeds/1_books.sql", "insert into book values (1)");
        this.application.with("spring.main.web-application-type=none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"startup", "started", "ready"})
    void replacesWhatTheStartRuns(String moment) {
        this.application.with("peng.run-at=" + moment).run(ToTheFirst.class);

        assertThat(this.application.database().hasTable("book")).isTrue();
        assertThat(this.application.database().hasTable("member")).isFalse();
        assertThat(this.application.database().column("select id from book")).isEmpty();
    }

    @Test
    void isNotAskedWhereTheStartRunsNothing() {
        var context = this.application.with("peng.run-at=manual").run(Fails.class);

        assertThat(context.isActive()).isTrue();
    }

    @Test
    void thatFailsEndsTheApplication() {
        assertThatIllegalStateException()
                .isThrownBy(() -> this.application.run(Fails.class))
                .withMessage("no run today");

        assertThat(this.application.context().isActive()).isFalse();
    }

    @Test
    void thatFailsRefusesTrafficWhereThatIsAskedFor() {
        var context = this.application.with("peng.on-failure=refuse-traffic").run(Fails.class);

        assertThat(context.isActive()).isTrue();
        assertThat(context.getBean(StartupRun.class).isRefused()).isTrue();
    }

    @Test
    void isNotChosenAmongSeveral() {
        assertThatExceptionOfType(BeanCreationException.class)
                .isThrownBy(() -> this.application.run(Fails.class, ToTheFirst.class))
                .withRootCauseInstanceOf(NoUniqueBeanDefinitionException.class);
    }

    static class ToTheFirst {

        @Bean
        PengRunStrategy toTheFirst() {
            return peng -> peng.migrations().upTo(Version.of("1"));
        }
    }

    static class Fails {

        @Bean
        PengRunStrategy fails() {
            return peng -> {
                throw new IllegalStateException("no run today");
            };
        }
    }
}
