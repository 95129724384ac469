package dev.peng.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.peng.boot.Http;
import dev.peng.boot.TestApplication;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.management.MBeanOperationInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

class PengOperationsIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void operatorsMayWrite() {
        this.application.scripts().table("1", "book").table("2", "member");
        this.application.with("peng.run-at=manual", "management.endpoint.peng.access=unrestricted");
    }

    @Test
    void byDefaultNobodyMayWrite() {
        this.application.with("management.endpoint.peng.access=read-only").run();

        assertThat(ask("up")).hasStatus(405);
        assertThat(this.application.database().hasTable("book")).isFalse();
    }

    @Test
    void upAppliesWhatIsPendingAndNamesWhoHasAsked() {
        this.application.with("spring.application.name=library").run();

        var answer = ask("up");

        assertThat(answer).hasStatus(200).bodyJson().isLenientlyEqualTo("""
                {
                  verb: 'up', outcome: 'done', actor: 'http', problems: [],
                  steps: [
                    {action: 'applied', step: 'migration 1_book'},
                    {action: 'applied', step: 'migration 2_member'}
                  ]
                }""");
        assertThat(this.application
                        .database()
                        .column("select verb || ' ' || actor || ' ' || application from peng_runs"))
                .containsExactly("up http library");
        assertThat(http().get("/actuator/peng")).bodyJson().isLenientlyEqualTo("{state: 'up-to-date', version: '2'}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            up?to=1 | 1
            up?steps=1 | 1
            up | 1,2
            goto?to=1&confirm=true | 1
            """)
    void optionsSayHowFar(String verb, String applied) {
        this.application.run();

        assertThat(ask(verb)).hasStatus(200);

        assertThat(this.application.database().column("select version from peng_migrations order by version"))
                .containsExactly(applied.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "redo", "reset", "goto?to=0", "force?version=1&applied=false"})
    void whatCanTakeDataAwayMustBeConfirmed(String verb) {
        this.application.with("peng.run-at=ready").run();

        assertThat(ask(verb))
                .hasStatus(400)
                .bodyJson()
                .isLenientlyEqualTo(
                        "{outcome: 'refused', message: 'it can take data away or do it again: say confirm=true if you mean it'}");
        assertThat(this.application.database().column("select version from peng_migrations order by version"))
                .containsExactly("1", "2");

        var confirmed = verb + (verb.contains("?") ? "&" : "?") + "confirm=true";
        assertThat(ask(confirmed)).hasStatus(200);
        assertThat(this.application.database().column("select verb from peng_runs order by id desc limit 1"))
                .containsExactly(verb.replaceAll("\\?.*", ""));
    }

    @Test
    void aLockedMigrationIsNotReverted() {
        this.application.with("peng.run-at=ready").run();
        assertThat(http().post("/actuator/peng/lock", "{\"version\": \"2\"}")).hasStatus(200);

        var answer = http().post("/actuator/peng/down", "{\"confirm\": true}");

        assertThat(answer).hasStatus(409).bodyJson().isLenientlyEqualTo("{outcome: 'refused', error: 'LOCKED'}");
        assertThat(answer).bodyJson().extractingPath("$.problems").asArray().hasSize(1);
        assertThat(ask("unlock?version=2")).hasStatus(200);
        assertThat(http().post("/actuator/peng/down", "{\"confirm\": true}")).hasStatus(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sideways | 404 | there is no such verb
            seed/eat | 404 | there is no such verb
            up?to=soon | 400 | to is no version: "soon"
            up?to=1&steps=1 | 400 | to and steps exclude each other
            down?steps=0&confirm=true | 400 | steps must be 1 at least
            goto?confirm=true | 400 | the option to is missing
            lock | 400 | the option version is missing
            force?version=1&confirm=true | 400 | the option applied is missing: true or false
            seed/apply?names=, | 400 | names is empty
            seed/apply?force=true | 400 | it can take data away or do it again: say confirm=true if you mean it
            redo?to=1&confirm=true | 400 | redo does not know to; it knows no options
            seed/apply?version=1 | 400 | seed apply does not know version; it knows names, force
            """)
    void whatMakesNoSenseBeginsNothing(String verb, int status, String message) {
        this.application.run();

        var answer = ask(verb);

        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo(message);
        assertThat(answer).bodyJson().doesNotHavePath("$.id");
        assertThat(this.application.database().hasTable("book")).isFalse();
    }

    @Test
    void problemsAreAConflict() {
        this.application.scripts().with("migrations/3_x.up.sql", "create table x ()");
        this.application.run();

        var answer = ask("up");

        assertThat(answer)
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.problems[0]")
                .asString()
                .contains("has no down file");
        assertThat(this.application.database().hasTable("book")).isFalse();
    }

    @Test
    void aFailureSaysWhereButNotWhat() {
        this.application.scripts().migration("3_broken", "select 'top secret' / 0", "select 1");
        this.application.run();

        var answer = ask("up");

        assertThat(answer).hasStatus(500).bodyJson().isLenientlyEqualTo("{outcome: 'failed', error: 'STEP_FAILED'}");
        assertThat(answer)
                .bodyText()
                .contains("migration 3_broken failed at")
                .contains("3_broken.up.sql:1:8 (SQLSTATE 22P02)")
                .doesNotContain("secret");
    }

    @Test
    void aLongRunIsAskedForLaterAndKeepsOthersOut() {
        this.application.scripts().migration("3_slow", "select pg_sleep(2)", "select 1");
        this.application.run();

        var answer = ask("up?wait=0");

        assertThat(answer).hasStatus(202).bodyJson().isLenientlyEqualTo("{outcome: 'running'}");
        assertThat(ask("up")).hasStatus(409);
        var id = ids().get(0);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bodyOf("/actuator/peng/runs/" + id).contains("\"outcome\":\"done\""));
        assertThat(http().get("/actuator/peng/runs/" + id))
                .bodyJson()
                .isLenientlyEqualTo("{id: '%s', verb: 'up', outcome: 'done'}".formatted(id));
        assertThat(http().get("/actuator/peng/runs/nothing")).hasStatus(404);
        assertThat(http().get("/actuator/peng/runs/a/b")).hasStatus(404);
    }

    @Test
    void anOptionThatNobodyKnowsIsRefused() {
        this.application.scripts().table("3", "loan");
        this.application.run();

        assertThat(ask("up?too=3"))
                .hasStatus(400)
                .bodyJson()
                .isLenientlyEqualTo("{verb: 'up', outcome: 'refused'}")
                .extractingPath("$.message")
                .asString()
                .startsWith("there is no option too; there are applied, confirm, csv, database, ");
        assertThat(this.application.database().hasTable("loan")).isFalse();
    }

    @Test
    void nobodyCanWaitForLessThanNothing() {
        this.application.scripts().table("3", "loan");
        this.application.run();

        assertThat(ask("up?wait=-1")).hasStatus(400);
        assertThat(this.application.database().hasTable("loan")).isFalse();
    }

    @Test
    void aLockThatIsNotFreeIsSaid() throws Exception {
        this.application.scripts().migration("3_slow", "select pg_sleep(1)", "select 1");
        this.application
                .with("peng.run-lock.timeout=300ms", "peng.run-lock.poll-interval=100ms")
                .run();
        var up = CompletableFuture.runAsync(() -> ask("up"));
        var locked =
                "select classid::bigint << 32 | objid::bigint from pg_locks where locktype = 'advisory' and database = "
                        + "(select oid from pg_database where datname = current_database())";
        await().until(() -> !this.application.database().column(locked).isEmpty());
        var key = this.application.database().column(locked).get(0);
        up.get();
        this.application.scripts().table("4", "loan");

        try (var other = this.application.database().local().dataSource().getConnection();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(" + key + ")");
            assertThat(ask("up"))
                    .hasStatus(423)
                    .bodyJson()
                    .isLenientlyEqualTo("{outcome: 'failed', error: 'LOCK_TIMEOUT'}");
        }
    }

    @Test
    void seedsAreAppliedByNameAndAgainByForce() throws SQLException {
        this.application
                .scripts()
                .with("seeds/3_books.sql", "insert into book values (3)")
                .with("seeds/demo/4_books.sql", "insert into book values (4)");
        this.application.with("peng.run-at=ready").run();

        assertThat(ask("seed/apply"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{verb: 'seed apply', outcome: 'done', steps: []}");
        assertThat(http().post("/actuator/peng/seed/apply", "{\"names\": \"demo/books\"}"))
                .hasStatus(409);
        assertThat(http().post(
                                "/actuator/peng/seed/apply",
                                "{\"names\": \"3, demo/books\", \"force\": true, \"confirm\": true}"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{steps: [{step: 'seed 3_books', rows: 1}, {step: 'seed demo/4_books', rows: 1}]}");

        assertThat(this.application.database().column("select count(*) from book"))
                .containsExactly("3");
    }

    @Test
    void aSeedIsTakenBackIfThatIsConfirmed() {
        this.application
                .scripts()
                .with("seeds/3_books.sql", "insert into book values (3)")
                .with("seeds/3_books.undo.sql", "delete from book where id = 3");
        this.application.with("peng.run-at=ready").run();

        assertThat(ask("seed/revert?names=books")).hasStatus(400);
        assertThat(ask("seed/revert?confirm=true"))
                .hasStatus(400)
                .bodyJson()
                .isLenientlyEqualTo("{message: 'names must be one seed'}");
        assertThat(this.application.database().column("select id from book")).containsExactly("3");
        assertThat(ask("seed/revert?names=books&confirm=true"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{steps: [{action: 'reverted', step: 'seed 3_books'}]}");

        assertThat(this.application.database().column("select id from book")).isEmpty();
        assertThat(this.application.database().column("select version from peng_seeds"))
                .isEmpty();
    }

    @Test
    void overJmxItRunsAsWell() throws Exception {
        this.application
                .with("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=peng")
                .run();
        var server = ManagementFactory.getPlatformMBeanServer();
        var name = new ObjectName("org.springframework.boot:type=Endpoint,name=Peng");
        var operations = server.getMBeanInfo(name).getOperations();
        assertThat(Arrays.stream(operations).map(MBeanOperationInfo::getName))
                .containsExactlyInAnyOrder("peng", "part", "run");
        var run = Arrays.stream(operations)
                .filter(operation -> operation.getName().equals("run"))
                .findFirst()
                .orElseThrow();
        var arguments = new Object[run.getSignature().length];
        arguments[0] = List.of("up");
        var signature = Arrays.stream(run.getSignature())
                .map(parameter -> parameter.getType())
                .toArray(String[]::new);

        server.invoke(name, "run", arguments, signature);

        assertThat(this.application.database().column("select verb || ' ' || actor from peng_runs"))
                .containsExactly("up jmx");
    }

    // Without a body, but of a type: otherwise it would not be for an endpoint.
    private RestTestClientResponse ask(String verb) {
        return http().post("/actuator/peng/" + verb, "{}");
    }

    private Http http() {
        return this.application.http();
    }

    private List<String> ids() {
        var body = bodyOf("/actuator/peng/runs");
        return List.of(body.replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1"));
    }

    private String bodyOf(String path) {
        var body = http().get(path).getExchangeResult().getResponseBodyContent();
        return new String(body, StandardCharsets.UTF_8);
    }
}
