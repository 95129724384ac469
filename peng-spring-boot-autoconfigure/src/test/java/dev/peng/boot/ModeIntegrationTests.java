package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.peng.error.ProblemsException;
import dev.peng.error.WaitTimeoutException;
import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengListener;
import dev.peng.event.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

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

    @Test
    void validateLooksOnceForAContextAndItsChild() {
        readOnly().with("peng.mode=validate", NO_WEB);
        var parent =
                new SpringApplicationBuilder(TestApplication.Minimal.class, Verbs.class).web(WebApplicationType.NONE);
        this.application.migrateElsewhere();

        try (var child = parent.child(Child.class)
                .web(WebApplicationType.NONE)
                .run(this.application.arguments().toArray(String[]::new))) {
            assertThat(child.getBean(Verbs.class).seen).containsExactly(Verb.VALIDATE);
        }
    }

    @Test
    void eachContextOfAJvmLooksForItself() {
        this.application.migrateElsewhere();
        readOnly().with("peng.mode=validate", NO_WEB).run().close();
        this.application.scripts().table("2", "member");

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(this.application::run)
                .withMessageContaining("migration 2_member is pending");
    }

    @Test
    void waitHoldsUpEveryListenerOfTheReadyEventAlsoWhereEventsAreAsynchronous() throws Exception {
        var start = readOnly()
                .with("peng.mode=wait", "peng.run-lock.poll-interval=50ms", NO_WEB)
                .start(Ready.class, AsynchronousEvents.class);
        await().atMost(Duration.ofMinutes(1)).until(this::isWaiting);
        assertThat(this.application.context().getBean(Ready.class).heard).isNotDone();

        this.application.migrateElsewhere();

        start.get(1, TimeUnit.MINUTES);
        this.application.context().getBean(Ready.class).heard.get(1, TimeUnit.MINUTES);
    }

    private TestApplication readOnly() {
        return this.application.with("spring.datasource.username=" + this.reader, "spring.datasource.password=x");
    }

    private boolean isWaiting() {
        try {
            return this.application.context().getBean(PengStatus.class).state() == PengState.WAITING;
        } catch (RuntimeException e) {
            return false;
        }
    }

    static class Child {}

    static class Verbs implements PengListener {

        private final List<Verb> seen = new ArrayList<>();

        @Override
        public void onEvent(PengEvent event) {
            if (event instanceof RunFinished finished) {
                this.seen.add(finished.verb());
            }
        }
    }

    static class Ready implements ApplicationListener<ApplicationReadyEvent> {

        private final CompletableFuture<Boolean> heard = new CompletableFuture<>();

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            this.heard.complete(true);
        }
    }

    static class AsynchronousEvents {

        @Bean
        static ApplicationEventMulticaster applicationEventMulticaster() {
            var multicaster = new SimpleApplicationEventMulticaster();
            multicaster.setTaskExecutor(new SimpleAsyncTaskExecutor("events-"));
            return multicaster;
        }
    }
}
