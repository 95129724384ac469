package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.source.Location;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunAtIntegrationTests {

    private static final String NO_WEB = "spring.main.web-application-type=none";

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aTable() {
        this.application.scripts().table("1", "book");
    }

    @Test
    void startedIsBeforeApplicationRunners() {
        var context = this.application.with("peng.run-at=started", NO_WEB).run(Runner.class);

        assertThat(context.getBean(Runner.class).sawTheTable).isTrue();
    }

    @Test
    void readyIsAfterApplicationRunners() {
        var context = this.application.with("peng.run-at=ready", NO_WEB).run(Runner.class);

        assertThat(context.getBean(Runner.class).sawTheTable).isFalse();
        assertThat(this.application.database().hasTable("book")).isTrue();
    }

    // D-12
    @Test
    void manualRunsNothingUntilItIsCalled() {
        var context = this.application.with("peng.run-at=manual", NO_WEB).run();

        assertThat(this.application.database().hasTable("peng_migrations")).isFalse();
        context.getBean(Peng.class).migrations().up();
        assertThat(this.application.database().hasTable("book")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void startupIsBeforeTheBeansThatUseTheDatabase(String lazy) {
        var context = this.application
                .with("peng.run-at=startup", "spring.main.lazy-initialization=" + lazy, NO_WEB)
                .run(Repository.class);

        assertThat(context.getBean(Repository.class).sawTheTable).isTrue();
        assertThat(this.application.database().column("select verb from peng_runs"))
                .containsExactly("up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTUP", "start-up", "startup "})
    void startupIsStartupHoweverItIsSpelled(String spelled) {
        this.application.with("peng.run-at=" + spelled, NO_WEB).run();

        assertThat(this.application.database().hasTable("book")).isTrue();
    }

    @Test
    void startupIsBeforeThemWithAPengOfTheApplicationToo() {
        var context = this.application.with("peng.run-at=startup", NO_WEB).run(OwnPeng.class, Repository.class);

        assertThat(context.getBean(Repository.class).sawTheTable).isTrue();
    }

    @Test
    void startupRunsWhetherOrNotAnybodyUsesTheDatabase() {
        this.application
                .with("peng.run-at=startup", "spring.main.lazy-initialization=true", NO_WEB)
                .run();

        assertThat(this.application.database().hasTable("book")).isTrue();
    }

    @Test
    void laterMomentsAreBehindTheBeansThatUseTheDatabase() {
        var context = this.application.with("peng.run-at=ready", NO_WEB).run(Repository.class);

        assertThat(context.getBean(Repository.class).sawTheTable).isFalse();
    }

    @Test
    void aFailureAtStartupEndsTheStart() {
        this.application.scripts().migration("2_broken", "select 1 / 0", "select 1");
        this.application.with("peng.run-at=startup", NO_WEB);

        assertThatThrownBy(() -> this.application.run(Repository.class)).hasRootCauseInstanceOf(SQLException.class);
        assertThat(this.application.database().column("select version from peng_migrations"))
                .containsExactly("1");
    }

    /** Asks when it is made. */
    static class Repository {

        private final boolean sawTheTable;

        Repository(JdbcClient jdbc) {
            this.sawTheTable = jdbc.sql("select to_regclass('book') is not null")
                    .query(Boolean.class)
                    .single();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnPeng {

        @Bean
        Peng mine(DataSource dataSource, @Value("${peng.migrations.locations}") String migrations) {
            return Peng.on(dataSource)
                    .config(config -> new PengConfig(
                            config.run(),
                            config.migrations().withLocations(List.of(Location.parse(migrations))),
                            config.seeds()))
                    .build();
        }
    }

    static class Runner implements ApplicationRunner {

        private final JdbcClient jdbc;
        private boolean sawTheTable;

        Runner(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void run(ApplicationArguments arguments) {
            this.sawTheTable = this.jdbc
                    .sql("select to_regclass('book') is not null")
                    .query(Boolean.class)
                    .single();
        }
    }
}
