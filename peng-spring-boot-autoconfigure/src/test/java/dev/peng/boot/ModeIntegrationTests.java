package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.peng.error.ProblemsException;
import dev.peng.error.WaitTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.NestedExceptionUtils;

/** Applications that are not to migrate, in a role that could not. */
class ModeIntegrationTests {

    private static final String NO_WEB = "spring.main.web-application-type=none";

    @RegisterExtension
    final TestApplication application = new TestApplication();

    private String reader;

    @BeforeEach
    void aTableItsSeedAndARoleThatMayOnlyRead() {
        this.application.scripts().table("1", "book").with("seeds/1_books.sql", "insert into book values (1)");
        this.reader = "reader_of_" + this.application.database().local().name();
        this.application.database().execute("create role %s login password 'x'".formatted(this.reader));
        this.application.database().execute("alter default privileges grant select on tables to " + this.reader);
    }

    @AfterEach
    void dropTheRole() {
        this.application.database().execute("drop owned by " + this.reader);
        this.application.database().execute("drop role " + this.reader);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "started", "startup"})
    void validateEndsTheStartWhenSomethingIsPending(String moment) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> readOnly()
                        .with("peng.mode=validate", "peng.run-at=" + moment, NO_WEB)
                        .run())
                .satisfies(thrown -> assertThat(NestedExceptionUtils.getMostSpecificCause(thrown))
                        .isInstanceOf(ProblemsException.class)
                        .hasMessageContainingAll("migration 1_book is pending", "seed 1_books is pending"));

        assertThat(this.application.context().isActive()).isFalse();
        assertThat(this.application.database().hasTable("peng_migrations")).isFalse();
    }

    @Test
    void validateStartsWhenNothingIsLeftToDo() {
        this.application.migrateElsewhere();

        var context = readOnly().with("peng.mode=validate").run();

        assertThat(context.getBean(StartupRun.class).isDone()).isTrue();
        assertThat(this.application.http().get("/actuator/health")).hasStatusOk();
        assertThat(this.application.http().get("/actuator/peng"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("up-to-date");
    }

    @Test
    void validateLeavesSeedsOutWhereTheyAreDisabled() {
        this.application.with("peng.seeds.enabled=false", NO_WEB).run().close();

        var context = readOnly().with("peng.mode=validate").run();

        assertThat(context.getBean(StartupRun.class).isDone()).isTrue();
    }

    @Test
    void validateWorksWithLazyInitialization() {
        readOnly().with("peng.mode=validate", "spring.main.lazy-initialization=true", NO_WEB);

        assertThatExceptionOfType(ProblemsException.class).isThrownBy(this.application::run);
    }

    @Test
    void waitIsLiveAndNotReadyUntilAnotherProcessHasMigrated() throws Exception {
        var start = readOnly()
                .with("peng.mode=wait", "peng.run-lock.poll-interval=50ms")
                .start();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(this.application.http().get("/actuator/peng"))
                        .bodyJson()
                        .extractingPath("$.state")
                        .isEqualTo("waiting"));
        assertThat(this.application.http().get("/actuator/health/liveness")).hasStatusOk();
        assertThat(this.application.http().get("/actuator/health/readiness")).hasStatus(503);

        this.application.migrateElsewhere();

        start.get(1, TimeUnit.MINUTES);
        assertThat(this.application.http().get("/actuator/health/readiness")).hasStatusOk();
        assertThat(this.application.http().get("/actuator/peng"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("up-to-date");
    }

    @Test
    void waitGivesUpAndSaysWhatIsMissing() {
        readOnly().with("peng.mode=wait", "peng.run-lock.timeout=300ms", "peng.run-lock.poll-interval=50ms", NO_WEB);

        assertThatExceptionOfType(WaitTimeoutException.class)
                .isThrownBy(this.application::run)
                .withMessageContainingAll("migration 1_book is pending", "seed 1_books is pending");
    }

    private TestApplication readOnly() {
        return this.application.with("spring.datasource.username=" + this.reader, "spring.datasource.password=x");
    }
}
