package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.peng.Peng;
import dev.peng.error.ConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.EventListener;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** A run that fails at the start keeps the application out of traffic, but does not end it. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedTrafficIntegrationTests {

    private static final String READINESS = "/actuator/health/readiness";

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aMigrationThatFailsUntilThereIsABook() {
        this.application
                .with("peng.on-failure=refuse-traffic", "management.endpoint.peng.access=unrestricted")
                .scripts()
                .table("1", "book")
                .migration("2_first", "select 1 / count(*) from book", "select 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "started"})
    void keepsTheApplicationLiveButNotReady(String moment) {
        var context = this.application.with("peng.run-at=" + moment).run();

        assertThat(this.application.http().get("/actuator/health/liveness")).hasStatusOk();
        assertThat(this.application.http().get(READINESS)).hasStatus(503);
        assertThat(state()).isEqualTo("failed");
        assertThat(context.getBean(StartupRun.class).isDone()).isFalse();
        assertThat(context.getBean(ApplicationAvailability.class).getReadinessState())
                .isEqualTo(ReadinessState.REFUSING_TRAFFIC);
    }

    @Test
    void saysOnceWhyAndWhatToDo(CapturedOutput output) {
        this.application.run();

        assertThat(output)
                .containsOnlyOnce("traffic is refused until")
                .containsSubsequence(
                        "Description:",
                        "migration 2_first failed at ",
                        "22012",
                        "[STEP_FAILED]",
                        "Action:",
                        "2_first.up.sql:1:1 and start again")
                .doesNotContain("APPLICATION FAILED TO START", "\tat ");
    }

    @Test
    void saysTheCodeOfEachProblemOnce(CapturedOutput output) {
        this.application.with("peng.mode=validate").run();

        assertThat(output).contains("migration 2_first is pending [PENDING]").doesNotContain("[PENDING] [PENDING]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"readinessState", "ping", "readinessState,db"})
    void holdsInAReadinessGroupOfTheApplication(String members) {
        this.application
                .with("management.endpoint.health.group.readiness.include=" + members)
                .run();

        assertThat(this.application.http().get(READINESS)).hasStatus(503);
    }

    @Test
    void holdsAtAnAdditionalPath() {
        this.application
                .with("management.server.port=0", "management.endpoint.health.probes.add-additional-paths=true")
                .run();

        assertThat(this.application.http().get("/readyz")).hasStatus(503);
        assertThat(this.application.http().get("/livez")).hasStatusOk();
    }

    @Test
    void holdsWhereEventsAreAsynchronousAndIndicatorsAreDisabled() {
        this.application.with("management.health.peng.enabled=false").run(AsynchronousEvents.class);

        assertThat(this.application.http().get(READINESS)).hasStatus(503);
    }

    @Test
    void holdsHoweverItIsSpelled() {
        this.application.with("peng.on-failure=REFUSE_TRAFFIC").run();

        assertThat(this.application.http().get(READINESS)).hasStatus(503);
    }

    @Test
    void endsWithAnUpThatEndsWell() {
        var context = this.application.run(Readiness.class);
        assertThat(this.application.http().post("/actuator/peng/up", "{}")).hasStatus(500);
        assertThat(this.application.http().get(READINESS)).hasStatus(503);
        mend();

        assertThat(this.application.http().post("/actuator/peng/up", "{}")).hasStatusOk();

        assertThat(this.application.http().get(READINESS)).hasStatusOk();
        assertThat(context.getBean(StartupRun.class).isDone()).isTrue();
        assertThat(state()).isEqualTo("up-to-date");
        assertThat(context.getBean(Readiness.class).states)
                .endsWith(ReadinessState.REFUSING_TRAFFIC, ReadinessState.ACCEPTING_TRAFFIC);
    }

    @Test
    void endsWithARunOfTheProgramAlsoWhereThePoolHasOneConnection() {
        var context = this.application
                .with("spring.datasource.hikari.maximum-pool-size=1")
                .run();
        mend();

        context.getBean(Peng.class).run();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(this.application.http().get(READINESS)).hasStatusOk());
    }

    @Test
    void doesNotEndWhileSeedsAreStillToBeApplied() {
        this.application.scripts().with("seeds/1_books.sql", "insert into book values (2)");
        this.application.run();
        mend();

        assertThat(this.application.http().post("/actuator/peng/up", "{}")).hasStatusOk();
        assertThat(this.application.http().get(READINESS)).hasStatus(503);
        assertThat(state()).isEqualTo("pending");

        assertThat(this.application.http().post("/actuator/peng/seed/apply", "{}"))
                .hasStatusOk();
        assertThat(this.application.http().get(READINESS)).hasStatusOk();
    }

    @Test
    void endsWhenSomebodyLooksAndAnotherProcessHasMendedIt() {
        this.application.scripts().without("2_first");
        this.application.with("peng.mode=validate").run();
        assertThat(this.application.http().get(READINESS)).hasStatus(503);
        this.application.migrateElsewhere();

        assertThat(this.application.http().get("/actuator/peng?refresh=true")).hasStatusOk();

        assertThat(this.application.http().get(READINESS)).hasStatusOk();
    }

    @Test
    void isNotPartOfReadinessUnlessItIsAskedFor() {
        this.application.scripts().without("2_first");
        this.application.with("peng.on-failure=fail").run();

        assertThat(this.application.http().get(READINESS))
                .hasStatusOk()
                .bodyJson()
                .doesNotHavePath("$.components.pengReadiness");
    }

    @Test
    void cannotBeAtStartup() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> this.application.with("peng.run-at=startup").run())
                .satisfies(thrown -> assertThat(NestedExceptionUtils.getMostSpecificCause(thrown))
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("peng.run-at=startup"));
    }

    private void mend() {
        this.application.database().execute("insert into book values (1)");
    }

    private String state() {
        return this.application.context().getBean(PengStatus.class).state().toString();
    }

    static class Readiness {

        private final List<ReadinessState> states = new CopyOnWriteArrayList<>();

        @EventListener
        public void onChange(AvailabilityChangeEvent<ReadinessState> event) {
            this.states.add(event.getState());
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
