package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.core.metrics.StartupStep;
import org.springframework.core.metrics.StartupStep.Tag;

/** What the start runs is one of the steps of the start. */
class StartupStepIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    private final BufferingApplicationStartup startup = new BufferingApplicationStartup(10_000);

    @BeforeEach
    void twoTablesAndASeed() {
        this.application
                .scripts()
                .table("1", "book")
                .table("2", "member")
                .with("seeds/1_books.sql", "insert into book values (1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"startup", "started", "ready"})
    void saysWhatWasApplied(String moment) {
        this.application.with("peng.run-at=" + moment);

        start();

        assertThat(runs()).containsExactly("database=main state=done migrations=2 seeds=1");
    }

    @Test
    void saysThatNothingWasLeftToApply() {
        this.application.migrateElsewhere();

        start();

        assertThat(runs()).containsExactly("database=main state=done migrations=0 seeds=0");
    }

    @Test
    void saysHowFarAFailedRunCame() {
        this.application.scripts().migration("3_broken", "select 1 / 0", "select 1");

        assertThatThrownBy(this::start).isNotNull();

        assertThat(runs()).containsExactly("database=main state=failed migrations=2 seeds=0");
    }

    @Test
    void saysThatTheRunWasRefused() {
        this.application.scripts().with("migrations/3_x.up.sql", "create table x ()");

        assertThatThrownBy(this::start).isNotNull();

        assertThat(runs()).containsExactly("database=main state=refused migrations=0 seeds=0");
    }

    @Test
    void isThereForEachDatabase() {
        try (var archive = new TestDatabase()) {
            this.application.with(
                    "peng.databases.archive.datasource.url=" + archive.local().jdbcUrl(),
                    "peng.databases.archive.datasource.username="
                            + archive.local().username(),
                    "peng.databases.archive.datasource.password="
                            + archive.local().password());

            start();

            assertThat(runs())
                    .containsExactly(
                            "database=main state=done migrations=2 seeds=1",
                            "database=archive state=done migrations=0 seeds=0");
        }
    }

    @Test
    void isNotThereWhereTheStartRunsNothing() {
        this.application.with("peng.run-at=manual");

        start();

        assertThat(runs()).isEmpty();
    }

    @Test
    void isShownByTheEndpoint() {
        this.application.with("management.endpoints.web.exposure.include=startup");

        this.application.run(this.startup);

        assertThat(this.application.http().get("/actuator/startup"))
                .hasStatus(200)
                .bodyText()
                .contains("\"name\":\"peng.run\"");
    }

    private void start() {
        this.application.run(this.startup).close();
    }

    private List<String> runs() {
        return this.startup.getBufferedTimeline().getEvents().stream()
                .map(event -> event.getStartupStep())
                .filter(step -> step.getName().equals("peng.run"))
                .map(StartupStepIntegrationTests::tags)
                .toList();
    }

    private static String tags(StartupStep step) {
        return String.join(
                " ",
                StreamSupport.stream(step.getTags().spliterator(), false)
                        .map(StartupStepIntegrationTests::text)
                        .toList());
    }

    private static String text(Tag tag) {
        return tag.getKey() + "=" + tag.getValue();
    }
}
