package dev.peng.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peng.Peng;
import dev.peng.boot.EventLog;
import dev.peng.boot.TestApplication;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.Progress;
import dev.peng.event.StepId;
import dev.peng.event.Verb;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

class PlanAndEventsIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aTable() {
        this.application.scripts().table("1", "book");
    }

    @Test
    void thePlanHasTheStepsOfARunAsTheDatabaseIsNow() {
        this.application.run();
        this.application.scripts().table("2", "loan").with("seeds/1_books.sql", "insert into book values (1)");

        assertThat(get("plan")).hasStatus(200).bodyJson().isLenientlyEqualTo("""
                {from: '1', to: '2', migrations: [{action: 'apply', version: '2', name: 'loan', kind: 'sql'}],
                 seeds: ['seed 1_books'], problems: []}""");
        assertThat(this.application.database().hasTable("loan")).isFalse();
    }

    @Test
    void thePlanHasTheProblemsThatWouldRefuseIt() {
        this.application.run();
        this.application.scripts().table("0.5", "late");

        assertThat(get("plan"))
                .bodyJson()
                .extractingPath("$.problems[0]")
                .asString()
                .contains("0.5_late.up.sql: comes late");
    }

    @ParameterizedTest
    @CsvSource({"never,false", "when-authorized,false", "always,true"})
    void thePlanHasSqlWhereThatMayBeSeen(String show, boolean shown) {
        this.application
                .with("peng.run-at=manual", "management.endpoint.peng.show-values=" + show)
                .run();

        var body = get("plan");

        assertThat(body).hasStatus(200);
        assertThat(body)
                .bodyText()
                .satisfies(
                        text -> assertThat(text.contains("create table book")).isEqualTo(shown));
    }

    @Test
    void theEventsComeInTheirOrderAndAfterAnyOfThem() {
        var peng = this.application.run().getBean(Peng.class);
        this.application.scripts().migration("2_broken", "select 'secret' / 0", "select 1");
        assertThatThrownBy(peng.migrations()::up).isNotNull();

        assertThat(get("events")).bodyJson().isLenientlyEqualTo("""
                {items: [{id: 1, type: 'RunPlanned', verb: 'up', message: '1 steps'},
                         {id: 2, type: 'StepStarted', step: 'migration 1_book', message: '1 of 1'},
                         {id: 3, type: 'StepFinished', step: 'migration 1_book'},
                         {id: 4, type: 'RunFinished'}, {id: 5, type: 'SchemaChanged', verb: 'up', database: 'main'},
                         {id: 6, type: 'RunFinished', verb: 'seed apply'},
                         {id: 7, type: 'RunPlanned'}, {id: 8, type: 'StepStarted'},
                         {id: 9, type: 'StepFailed', step: 'migration 2_broken', message: 'STEP_FAILED'},
                         {id: 10, type: 'RunFailed', message: 'STEP_FAILED'}]}""");
        assertThat(get("events?after=500")).bodyJson().isLenientlyEqualTo("{oldest: 1, last: 10, items: []}");
        assertThat(get("events?after=9"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(1);
        assertThat(get("events")).bodyText().doesNotContain("secret");
    }

    @Test
    void onlyTheNewestEventsAreKept() {
        var log = new EventLog(Clock.systemUTC());

        for (int number = 0; number < 1_001; number++) {
            log.onEvent(new RunFinished(Verb.UP, 0, Duration.ZERO));
        }

        assertThat(log.after(0)).hasSize(1_000).first().returns(2L, EventLog.Entry::id);
    }

    @Test
    void theSchemaHasChangedForTheRunThatHasChangedIt() throws Exception {
        var log = new EventLog(Clock.systemUTC());
        var step = new StepId(StepId.Kind.MIGRATION, "1", "a");

        log.onEvent(new StepFinished(Verb.UP, step, Duration.ZERO, Progress.NONE));
        var waiting = new Thread(() -> log.onEvent(new RunFinished(Verb.WAIT, 0, Duration.ZERO)));
        waiting.start();
        waiting.join();
        log.onEvent(new RunFinished(Verb.UP, 1, Duration.ZERO));
        log.onEvent(new StepFinished(Verb.LOCK, step, Duration.ZERO, Progress.NONE));
        log.onEvent(new RunFinished(Verb.LOCK, 1, Duration.ZERO));

        assertThat(log.after(0))
                .filteredOn(entry -> entry.type().equals("SchemaChanged"))
                .extracting(EventLog.Entry::verb)
                .containsExactly("up");
    }

    @Test
    void theOperationsCanBeCalledOverJmx() throws Exception {
        this.application
                .with(
                        "spring.jmx.enabled=true",
                        "management.endpoints.jmx.exposure.include=peng",
                        "management.endpoint.peng.access=unrestricted",
                        "peng.run-at=manual")
                .run();
        var beans = ManagementFactory.getPlatformMBeanServer();
        var name = beans.queryNames(new ObjectName("org.springframework.boot:type=Endpoint,name=Peng"), null)
                .iterator()
                .next();

        var plan = beans.invoke(name, "part", new Object[] {new String[] {"plan"}, null, null}, new String[] {
            String[].class.getName(), Boolean.class.getName(), Long.class.getName()
        });

        assertThat(plan).asString().contains("version=1").doesNotContain("create table");
    }

    private RestTestClientResponse get(String part) {
        return this.application.http().get("/actuator/peng/" + part);
    }
}
