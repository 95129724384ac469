package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Beans that use the database before migrations that come when the application is ready. */
@ExtendWith(OutputCaptureExtension.class)
class EarlyUseIntegrationTests {

    private static final String WARNING = "these may have used the database before";

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aTable() {
        this.application.with("spring.main.web-application-type=none").scripts().table("1", "book");
    }

    @Test
    void isWarnedAboutOnceWithTheNamesOfTheBeansAndTheWaysOut(CapturedOutput output) {
        this.application.run(Users.class);

        assertThat(output)
                .containsOnlyOnce(WARNING)
                .containsPattern(
                        "application is ready: cleanUp, [\\w.$]+Users.sometimes, eager, warmUp; if they need them, set"
                                + " peng.run-at=started .* or peng.run-at=startup");
    }

    @Test
    void isNotWarnedAboutWhenNothingIsPending(CapturedOutput output) {
        this.application.migrateElsewhere();

        this.application.run(Users.class);

        assertThat(output).doesNotContain(WARNING);
    }

    @Test
    void isNotWarnedAboutWhereNobodyUsesIt(CapturedOutput output) {
        this.application.run();

        assertThat(this.application.database().hasTable("book")).isTrue();
        assertThat(output).doesNotContain(WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"started", "startup"})
    void isNotWarnedAboutAtOtherMoments(String moment, CapturedOutput output) {
        this.application.with("peng.run-at=" + moment).run(Users.class);

        assertThat(this.application.database().hasTable("book")).isTrue();
        assertThat(output).doesNotContain(WARNING);
    }

    @Test
    void isWarnedAboutAlsoWhereOthersMigrate(CapturedOutput output) {
        this.application.with("peng.mode=wait", "peng.run-lock.timeout=100ms");

        assertThatThrownBy(() -> this.application.run(Users.class)).hasMessageContaining("no other process");

        assertThat(output).containsOnlyOnce(WARNING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ready   | Set peng.run-at=started if an application or command line runner needs it, or peng.run-at=startup
            started | Set peng.run-at=startup if a bean needs it
            """)
    void ofABeanThatMissesItsTableEndsWithTheWayOut(String moment, String wayOut, CapturedOutput output) {
        this.application.with("peng.run-at=" + moment);

        assertThatThrownBy(() -> this.application.run(Hasty.class)).rootCause().hasMessageContaining("book");

        assertThat(output)
                .containsSubsequence(
                        "Description:",
                        "relation \"book\" does not exist (while the bean hastyBean was made): it is made by migration 1_book",
                        "peng.run-at=" + moment,
                        "Action:",
                        wayOut);
    }

    @Test
    void ofABeanThatMissesItsTableBelowACommentEndsWithTheWayOut(CapturedOutput output) {
        this.application
                .scripts()
                .migration("1_book", "-- books\n/* all */ create table book (id int)", "drop table book");

        assertThatThrownBy(() -> this.application.run(Hasty.class)).rootCause().hasMessageContaining("book");

        assertThat(output).contains("it is made by migration 1_book");
    }

    @Test
    void ofABeanThatMissesASchemaEndsWithTheWayOut(CapturedOutput output) {
        this.application.scripts().migration("2_library", "create schema if not exists library", "drop schema library");

        assertThatThrownBy(() -> this.application.run(Builder.class))
                .rootCause()
                .hasMessageContaining("library");

        assertThat(output)
                .containsSubsequence(
                        "schema \"library\" does not exist (while the bean shelf was made): it is made by migration 2_library",
                        "Action:",
                        "peng.run-at=startup");
    }

    @Test
    void ofARunnerThatMissesItsTableEndsWithTheWayOut(CapturedOutput output) {
        assertThatThrownBy(() -> this.application.run(HastyRunner.class)).hasMessageContaining("book");

        assertThat(output)
                .containsSubsequence(
                        "relation \"book\" does not exist: it is made by migration 1_book", "peng.run-at=started");
    }

    @Test
    void ofARunnerThatMissesItsSequenceEndsWithTheWayOut(CapturedOutput output) {
        this.application.scripts().migration("2_numbers", "create sequence book_seq", "drop sequence book_seq");

        assertThatThrownBy(() -> this.application.run(Counter.class)).hasMessageContaining("book_seq");

        assertThat(output).contains("relation \"book_seq\" does not exist: it is made by migration 2_numbers");
    }

    @Test
    void saysNothingOfATableThatNoMigrationMakes(CapturedOutput output) {
        this.application.scripts().without("1_book").table("1", "member");

        assertThatThrownBy(() -> this.application.run(HastyRunner.class)).hasMessageContaining("book");

        assertThat(output).doesNotContain("it is made by");
    }

    @Test
    void saysNothingWherePengHasRun(CapturedOutput output) {
        this.application.scripts().migration("2_gone", "drop table book", "select 1");

        assertThatThrownBy(() -> this.application.with("peng.run-at=started").run(HastyRunner.class))
                .hasMessageContaining("book");

        assertThat(output).doesNotContain("it is made by");
    }

    @EnableScheduling
    static class Users {

        @Bean
        ApplicationRunner warmUp() {
            return arguments -> {};
        }

        @Bean
        CommandLineRunner cleanUp() {
            return arguments -> {};
        }

        @Bean
        @DependsOnDatabaseInitialization
        Object eager() {
            return new Object();
        }

        @Scheduled(fixedRate = 3_600_000)
        void sometimes() {}
    }

    static class Hasty {

        @Bean
        InitializingBean hastyBean(JdbcClient jdbc) {
            return () ->
                    jdbc.sql("select count(*) from book").query(Integer.class).single();
        }
    }

    static class Counter {

        @Bean
        ApplicationRunner counter(JdbcClient jdbc) {
            return arguments ->
                    jdbc.sql("select nextval('book_seq')").query(Long.class).single();
        }
    }

    static class Builder {

        @Bean
        InitializingBean shelf(JdbcClient jdbc) {
            return () -> jdbc.sql("create table library.shelf (id int)").update();
        }
    }

    static class HastyRunner {

        @Bean
        ApplicationRunner hastyRunner(JdbcClient jdbc) {
            return arguments ->
                    jdbc.sql("select count(*) from book").query(Integer.class).single();
        }
    }
}
