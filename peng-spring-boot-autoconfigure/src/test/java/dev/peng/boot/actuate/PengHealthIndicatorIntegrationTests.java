package dev.peng.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.peng.Peng;
import dev.peng.boot.TestApplication;
import dev.peng.error.StepFailedException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

@ExtendWith(OutputCaptureExtension.class)
class PengHealthIndicatorIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aTable() {
        this.application.scripts().table("1", "book");
    }

    @Test
    void isUpWhenEverythingIsApplied() {
        this.application.run();

        assertThat(health())
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{status: 'UP', details: {state: 'up-to-date', version: '1', drift: 0}}");
    }

    @Test
    void isDownAfterAFailureAndUpAfterTheNextRun() {
        var peng = this.application.with("peng.run-at=manual").run().getBean(Peng.class);
        this.application.scripts().migration("2_broken", "select 1 / 0", "select 1");

        assertThatExceptionOfType(StepFailedException.class).isThrownBy(peng.migrations()::up);
        assertThat(health())
                .hasStatus(503)
                .bodyJson()
                .isLenientlyEqualTo("{status: 'DOWN', details: {state: 'failed', version: '1'}}");

        this.application.scripts().table("2", "broken");
        peng.migrations().up();
        peng.seeds().applyAll();
        assertThat(health()).hasStatus(200).bodyJson().isLenientlyEqualTo("{details: {state: 'up-to-date'}}");
    }

    @Test
    void isUpAgainWhenALookShowsThatAnotherProcessHasMendedIt() {
        var peng = this.application
                .with("peng.run-at=manual", "peng.seeds.enabled=false")
                .run()
                .getBean(Peng.class);
        this.application.scripts().migration("2_broken", "select 1 / 0", "select 1");
        assertThatExceptionOfType(StepFailedException.class).isThrownBy(peng.migrations()::up);

        assertThat(this.application.http().get("/actuator/peng?refresh=true")).hasStatus(200);
        assertThat(health()).bodyJson().isLenientlyEqualTo("{details: {state: 'failed'}}");

        this.application.database().execute("insert into peng_migrations (version, name) values ('2', 'broken')");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(this.application.http().get("/actuator/peng?refresh=true"))
                    .hasStatus(200);
            assertThat(health()).bodyJson().isLenientlyEqualTo("{status: 'UP', details: {state: 'up-to-date'}}");
        });
    }

    @Test
    void theStateIsUnknownWhenTheHistoryCannotBeRead() {
        this.application.run();
        this.application.database().execute("update peng_migrations set version = 'none of ours'");

        assertThat(this.application.http().get("/actuator/peng?refresh=true"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{state: 'unknown'}");
    }

    @Test
    void isUpWhileNobodyIsToApplyWhatIsPending() {
        this.application.with("peng.run-at=manual").run();

        assertThat(health()).hasStatus(200).bodyJson().isLenientlyEqualTo("{details: {state: 'unknown'}}");
        assertThat(this.application.http().get("/actuator/peng?refresh=true")).hasStatus(200);
        assertThat(health()).hasStatus(200).bodyJson().isLenientlyEqualTo("{details: {state: 'pending'}}");
    }

    @Test
    void isOutOfServiceWhileTheApplicationStillHasToApplyIt() {
        this.application.run();
        this.application.scripts().with("seeds/1_books.sql", "insert into book values (1)");

        assertThat(this.application.http().get("/actuator/peng?refresh=true")).hasStatus(200);
        assertThat(health())
                .hasStatus(503)
                .bodyJson()
                .isLenientlyEqualTo("{status: 'OUT_OF_SERVICE', details: {state: 'pending'}}");
    }

    @Test
    void isUpWithoutSeedsWhenTheyAreDisabled() {
        this.application.with("peng.seeds.enabled=false").run();

        assertThat(health()).hasStatus(200).bodyJson().isLenientlyEqualTo("{details: {state: 'up-to-date'}}");
    }

    @Test
    void canBeSwitchedOff() {
        this.application.with("management.health.peng.enabled=false").run();

        assertThat(health()).hasStatus(404);
        assertThat(this.application.http().get("/actuator/peng")).hasStatus(200);
    }

    @Test
    void isUpWithWhatIsPendingIfThatIsToBeIgnored() {
        this.application.with("peng.health.pending=ignore").run();
        this.application.scripts().table("2", "loan");
        this.application.http().get("/actuator/peng?refresh=true");

        assertThat(health()).hasStatus(200).bodyJson().isLenientlyEqualTo("{details: {state: 'pending'}}");
    }

    @Test
    void isOutOfServiceWithWhatOthersAreToApplyIfThatIsToCount() {
        this.application
                .with("peng.run-at=manual", "peng.health.pending=out-of-service")
                .run();
        this.application.http().get("/actuator/peng?refresh=true");

        assertThat(health()).hasStatus(503).bodyJson().isLenientlyEqualTo("{status: 'OUT_OF_SERVICE'}");
    }

    @Test
    void seedsThatRunEachTimeNeverCount() {
        this.application.scripts().with("seeds/1_books.sql", "-- peng:run always\ninsert into book values (1)");
        this.application.run();
        this.application.http().get("/actuator/peng?refresh=true");

        assertThat(health()).hasStatus(200).bodyJson().isLenientlyEqualTo("{details: {state: 'up-to-date'}}");
    }

    @ParameterizedTest
    @CsvSource({"ignore,UP", "out-of-service,OUT_OF_SERVICE", "down,DOWN"})
    void driftMeansWhatIsSet(String drift, String status) {
        this.application.with("peng.health.drift=" + drift).run();
        this.application.scripts().migration("1_book", "create table book (id bigint)", "drop table book");
        this.application.http().get("/actuator/peng?refresh=true");

        assertThat(health()).bodyJson().isLenientlyEqualTo("{status: '%s', details: {drift: 1}}".formatted(status));
    }

    @Test
    void isPartOfReadinessOnDemand() {
        this.application.with("peng.health.readiness=true").run();
        assertThat(readiness()).hasStatus(200);

        this.application.scripts().table("2", "loan");
        this.application.http().get("/actuator/peng?refresh=true");

        assertThat(readiness()).hasStatus(503);
    }

    @ParameterizedTest
    @CsvSource({"db,true", "'db,readinessState',false", "'db,peng',false", "*,false"})
    void aReadinessGroupThatDoesNotLookAtReadinessIsWarnedAbout(String members, boolean warned, CapturedOutput output) {
        this.application
                .with("management.endpoint.health.group.readiness.include=" + members)
                .run();

        assertThat(output.getAll().contains("the group readiness has no readinessState"))
                .isEqualTo(warned);
    }

    private RestTestClientResponse readiness() {
        return this.application.http().get("/actuator/health/readiness");
    }

    private RestTestClientResponse health() {
        return this.application.http().get("/actuator/health/peng");
    }
}
