package dev.peng.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.Peng;
import dev.peng.boot.TestApplication;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.MBeanOperationInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.json.JsonCompareMode;

class PengEndpointIntegrationTests {

    private static final String EDIT = "update peng_migrations set checksum = repeat('ab', 32) where version = '1'";

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void aTableAndItsSeeds() {
        this.application
                .scripts()
                .table("1", "book")
                .with("seeds/1_books.sql", "insert into book values (1)")
                .with("seeds/dev/2_books.sql", "insert into book values (2)");
    }

    // P-15
    @Test
    void theRootShowsEverything() {
        this.application.run();

        var answer = this.application.http().get("/actuator/peng");

        assertThat(answer).hasStatus(200).bodyJson().isLenientlyEqualTo("""
                {
                  state: 'up-to-date',
                  version: '1',
                  counts: {applied: 1, pending: 0, seedsApplied: 1, seedsPending: 0},
                  run: {verb: 'seed apply', phase: 'finished', done: 1, total: 1},
                  migrations: [{version: '1', name: 'book', kind: 'sql', state: 'applied', changed: false}],
                  seeds: [
                    {version: '1', name: 'books', state: 'applied', changed: false},
                    {version: '2', name: 'books', profile: 'dev', state: 'not-selected', changed: false}
                  ],
                  drift: [],
                  problems: []
                }""");
        assertThat(answer)
                .bodyJson()
                .hasPath("$.asOf")
                .hasPath("$.migrations[0].appliedAt")
                .hasPath("$.migrations[0].durationMs")
                .hasPath("$.seeds[0].appliedAt")
                .doesNotHavePath("$.seeds[0].profile")
                .doesNotHavePath("$.seeds[1].appliedAt")
                .doesNotHavePath("$.run.error");
    }

    @Test
    void aPartIsTheSameListAlone() {
        this.application.with("spring.profiles.active=dev").run();
        var http = this.application.http();

        assertThat(http.get("/actuator/peng/migrations"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{items: [{version: '1', name: 'book', state: 'applied'}]}");
        assertThat(http.get("/actuator/peng/seeds"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{items: [{version: '1', state: 'applied'}, {version: '2', profile: 'dev'}]}");
        assertThat(http.get("/actuator/peng/drift")).hasStatus(200).bodyJson().isLenientlyEqualTo("{items: []}");
        assertThat(http.get("/actuator/peng/seeds")).bodyJson().hasPath("$.asOf");
    }

    @Test
    void thereIsNoOtherPartAndNothingToWrite() {
        this.application.run();
        var http = this.application.http();

        assertThat(http.get("/actuator/peng/secrets")).hasStatus(404);
        assertThat(http.post("/actuator/peng")).hasStatus(405);
        assertThat(http.post("/actuator/peng/migrations")).hasStatus(405);
    }

    @Test
    void onlyARefreshSeesWhatChangedBehindItsBack() {
        this.application.run();
        var http = this.application.http();
        this.application.database().execute(EDIT);

        assertThat(http.get("/actuator/peng")).bodyText().doesNotContain("checksum_changed");
        assertThat(http.get("/actuator/peng/drift")).bodyText().doesNotContain("checksum_changed");
        assertThat(http.get("/actuator/peng/drift?refresh=true")).bodyText().contains("checksum_changed");
        assertThat(http.get("/actuator/peng")).as("afterwards").bodyText().contains("checksum_changed");
    }

    // P-17
    @Test
    void editedMissingAndLateFilesAreThreeKindsOfDrift() {
        this.application.scripts().table("3", "member").table("5", "loan");
        this.application.run().close();
        this.application.scripts().without("3_member").table("4", "late").with("seeds/1_books.sql", "select 1");
        this.application.database().execute(EDIT);
        this.application.with("peng.run-at=manual").run();

        var answer = this.application.http().get("/actuator/peng?refresh=true");

        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                {
                  state: 'pending',
                  version: '5',
                  counts: {applied: 3, pending: 1, seedsApplied: 1, seedsPending: 0},
                  migrations: [
                    {version: '1', state: 'applied', changed: true, outOfOrder: false},
                    {version: '3', state: 'orphaned', changed: false, outOfOrder: false},
                    {version: '4', state: 'pending', changed: false, outOfOrder: true},
                    {version: '5', state: 'applied', changed: false, outOfOrder: false}
                  ],
                  drift: [
                    {of: 'migration', kind: 'checksum_changed', version: '1', name: 'book'},
                    {of: 'migration', kind: 'orphaned', version: '3', name: 'member'},
                    {of: 'migration', kind: 'out_of_order', version: '4', name: 'late'},
                    {of: 'seed', kind: 'checksum_changed', version: '1', name: 'books'}
                  ]
                }""");
    }

    @Test
    void problemsOfTheFilesAreShown() {
        this.application.scripts().with("migrations/2_member.up.sql", "create table member ()");
        this.application.with("peng.run-at=manual").run();

        var answer = this.application.http().get("/actuator/peng?refresh=true");

        assertThat(answer)
                .bodyJson()
                .extractingPath("$.problems[0]")
                .asString()
                .contains("2_member.up.sql: has no down file");
    }

    @Test
    void isAheadWhenANewerReleaseHasAppliedMore() {
        this.application.run();
        this.application.database().execute("insert into peng_migrations (version, name) values ('9', 'newer')");

        var answer = this.application.http().get("/actuator/peng?refresh=true");

        assertThat(answer).bodyJson().isLenientlyEqualTo("{state: 'ahead', version: '9', drift: []}");
    }

    @Test
    void aFailureIsACodeWithoutStatementsAndCredentials() {
        this.application.with("peng.run-at=manual").run();
        this.application.scripts().migration("2_broken", "select 'top secret' / 0", "select 1");
        var peng = this.application.context().getBean(Peng.class);
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(peng.migrations()::up)
                .withMessageContaining("top secret");

        var answer = this.application.http().get("/actuator/peng");

        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                {
                  state: 'failed',
                  version: '1',
                  run: {verb: 'up', phase: 'failed', done: 1, total: 2, step: 'migration 2_broken', error: 'STEP_FAILED'}
                }""");
        var local = this.application.database().local();
        assertThat(answer)
                .bodyText()
                .doesNotContain("secret", "create table", "jdbc:", "password", local.name(), local.username());
    }

    @Test
    void isRefusedWhenTheFilesAreWrong() {
        var peng = this.application.run().getBean(Peng.class);
        this.application.scripts().with("migrations/2_x.up.sql", "create table x ()");
        assertThatExceptionOfType(ProblemsException.class).isThrownBy(peng.migrations()::up);

        var answer = this.application.http().get("/actuator/peng");

        assertThat(answer).bodyJson().isLenientlyEqualTo("{state: 'refused', run: {phase: 'failed', done: 0}}");
        assertThat(this.application.http().get("/actuator/health/peng"))
                .hasStatus(503)
                .bodyJson()
                .isLenientlyEqualTo("{status: 'DOWN', details: {state: 'refused'}}");
    }

    @Test
    void saysThatItIsSwitchedOff() {
        this.application.with("peng.enabled=false").run();

        assertThat(this.application.http().get("/actuator/peng"))
                .hasStatus(200)
                .bodyJson()
                .isEqualTo("{\"state\": \"disabled\"}", JsonCompareMode.STRICT);
        assertThat(this.application.http().get("/actuator/health/peng")).hasStatus(404);
    }

    @Test
    void isAbsentWhenItIsNotExposed() {
        var context = this.application
                .with("management.endpoints.web.exposure.include=health")
                .run();

        assertThat(this.application.http().get("/actuator/peng")).hasStatus(404);
        assertThat(context.getBeansOfType(PengEndpoint.class)).isEmpty();
    }

    @Test
    void hasAnOperationOfItsOwnNameForEachReadOverJmx() throws Exception {
        this.application
                .with("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=peng")
                .run();

        var server = ManagementFactory.getPlatformMBeanServer();
        var bean = server.getMBeanInfo(new ObjectName("org.springframework.boot:type=Endpoint,name=Peng"));

        assertThat(Arrays.stream(bean.getOperations()).map(MBeanOperationInfo::getName))
                .containsExactlyInAnyOrder("peng", "part");
    }
}
