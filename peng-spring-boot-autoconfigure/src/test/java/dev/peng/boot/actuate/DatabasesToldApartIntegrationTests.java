package dev.peng.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.boot.Http;
import dev.peng.boot.TestApplication;
import dev.peng.boot.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

/** An application with a further database, {@code archive}: whatever is published says which one it is about. */
class DatabasesToldApartIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    private final TestDatabase archive = new TestDatabase();

    @BeforeEach
    void aTableInEach() {
        var folder = this.application
                .scripts()
                .table("1", "book")
                .with("archive/1_shelf.up.sql", "create table shelf (id int)")
                .with("archive/1_shelf.down.sql", "drop table shelf")
                .properties()
                .get(0)
                .replaceFirst(".*=(.*)migrations", "$1archive");
        this.application.with(
                "peng.run-at=manual",
                "management.endpoint.peng.access=unrestricted",
                "management.endpoints.web.exposure.include=health,info,peng",
                "peng.databases.archive.migrations.locations=" + folder,
                "peng.databases.archive.datasource.url=" + this.archive.local().jdbcUrl(),
                "peng.databases.archive.datasource.username="
                        + this.archive.local().username(),
                "peng.databases.archive.datasource.password="
                        + this.archive.local().password());
    }

    @AfterEach
    void drop() {
        this.archive.close();
    }

    @Test
    void anOperationIsForTheMainOneUnlessItSaysWhich() {
        this.application.run();

        assertThat(ask("up?database=archive"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{database: 'archive', steps: [{step: 'migration 1_shelf'}]}");
        assertThat(this.archive.hasTable("shelf")).isTrue();
        assertThat(this.archive.column("select verb || ' ' || actor from peng_runs"))
                .containsExactly("up http");
        assertThat(this.application.database().hasTable("book")).isFalse();

        assertThat(ask("up")).hasStatus(200).bodyJson().isLenientlyEqualTo("{database: 'main'}");
        assertThat(this.application.database().hasTable("book")).isTrue();
        assertThat(ask("down?database=main&confirm=true")).hasStatus(200);
        assertThat(this.application.database().hasTable("book")).isFalse();
        assertThat(this.archive.hasTable("shelf")).isTrue();
    }

    @Test
    void theDatabaseCanBeInTheBody() {
        this.application.run();

        assertThat(http().post("/actuator/peng/up", "{\"database\": \"archive\"}"))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{database: 'archive'}");
        assertThat(this.application.database().hasTable("book")).isFalse();
    }

    @Test
    void anOperationOnADatabaseThatThereIsNotBeginsNothing() {
        this.application.run();

        assertThat(ask("up?database=archives"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.message")
                .isEqualTo("there is no database \"archives\"; there are main, archive");
        assertThat(this.archive.hasTable("shelf")).isFalse();
        assertThat(this.application.database().hasTable("book")).isFalse();
    }

    @Test
    void afterAnOperationItsDatabaseIsReadAnewAndNoOther() {
        this.application.run();

        ask("up?database=archive");

        var all = assertThat(http().get("/actuator/peng")).bodyJson();
        all.extractingPath("$.databases.archive.counts.applied").isEqualTo(1);
        // Nobody has asked for its seeds; the look afterwards has seen that there are none.
        all.extractingPath("$.databases.archive.state").isEqualTo("up-to-date");
        all.extractingPath("$.state").isEqualTo("unknown");
    }

    @Test
    void runsAreListedTogetherAndOfEach() {
        this.application.run();
        ask("up?database=archive");
        ask("up");

        assertThat(get("runs")).bodyJson().extractingPath("$.items[*].database").isEqualTo(List.of("archive", "main"));
        assertThat(get("databases/archive/runs"))
                .bodyJson()
                .extractingPath("$.items[*].database")
                .isEqualTo(List.of("archive"));
        assertThat(get("databases/main/runs"))
                .bodyJson()
                .extractingPath("$.items[*].database")
                .isEqualTo(List.of("main"));
        assertThat(get("databases/archive/runs/nothing")).hasStatus(404);
    }

    @Test
    void thePlanIsOfOneDatabase() {
        this.application.run();

        assertThat(get("plan")).bodyJson().isLenientlyEqualTo("{migrations: [{name: 'book'}]}");
        assertThat(get("databases/main/plan")).bodyJson().isLenientlyEqualTo("{migrations: [{name: 'book'}]}");
        assertThat(get("databases/archive/plan"))
                .bodyJson()
                .isLenientlyEqualTo("{migrations: [{name: 'shelf'}]}")
                .hasPath("$.asOf");
        assertThat(get("databases/archive/plan/more")).hasStatus(404);
        assertThat(get("databases/archives/plan")).hasStatus(404);
    }

    @Test
    void aRefreshOfOneReadsOnlyThatOne() {
        this.application.run();

        assertThat(get("databases/archive?refresh=true")).bodyJson().isLenientlyEqualTo("{state: 'pending'}");
        assertThat(http().get("/actuator/peng")).bodyJson().isLenientlyEqualTo("{state: 'unknown'}");
    }

    @Test
    void eventsSayOfWhichDatabaseTheyAre() {
        this.application.with("peng.run-at=ready").run();

        assertThat(get("events")).bodyJson().isLenientlyEqualTo("""
                {items: [{id: 1, database: 'main', type: 'RunPlanned'}, {id: 2, database: 'main'}, {id: 3, database: 'main'},
                         {id: 4, database: 'main'}, {id: 5, database: 'main', type: 'SchemaChanged'},
                         {id: 6, database: 'main', verb: 'seed apply'},
                         {id: 7, database: 'archive', type: 'RunPlanned'},
                         {id: 8, database: 'archive', step: 'migration 1_shelf'}, {id: 9, database: 'archive'},
                         {id: 10, database: 'archive'}, {id: 11, database: 'archive', type: 'SchemaChanged'},
                         {id: 12, database: 'archive'}]}""");
        assertThat(get("databases/archive/events?after=11"))
                .bodyJson()
                .hasPath("$.asOf")
                .extractingPath("$.items[*].id")
                .isEqualTo(List.of(12));
        assertThat(get("databases/main/events"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(6);
    }

    @Test
    void timersAndCountersHaveTheSameTagsForEach() {
        var meters = this.application.with("peng.run-at=ready").run().getBean(MeterRegistry.class);

        for (var name : List.of("main", "archive")) {
            assertThat(meters.get("peng.run")
                            .tags("database", name, "verb", "up")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("peng.step").tag("database", name).timer().count())
                    .isEqualTo(1);
            assertThat(meters.get("peng.bytes")
                            .tags("database", name, "kind", "migration")
                            .counter()
                            .count())
                    .isPositive();
        }
        for (var name : List.of("peng.run", "peng.step", "peng.rows", "peng.bytes", "peng.migrations", "peng.drift")) {
            assertThat(meters.get(name).meters())
                    .as(name)
                    .allSatisfy(meter ->
                            assertThat(meter.getId().getTag("database")).isIn("main", "archive"));
        }
    }

    @Test
    void failuresAreCountedForEach() {
        this.application.scripts().with("archive/1_shelf.up.sql", "select 1 / 0");
        var meters = this.application.run().getBean(MeterRegistry.class);

        assertThat(ask("up?database=archive")).hasStatus(500);

        assertThat(meters.get("peng.run.failures").counter().getId().getTag("database"))
                .isEqualTo("archive");
        assertThat(meters.get("peng.step.failures").counter().getId().getTag("database"))
                .isEqualTo("archive");
        assertThat(get("databases/archive")).bodyJson().isLenientlyEqualTo("{state: 'failed'}");
        assertThat(http().get("/actuator/peng")).bodyJson().isLenientlyEqualTo("{state: 'unknown'}");
    }

    @Test
    void infoNamesTheVersionOfEach() {
        this.application.with("peng.run-at=ready").run();

        assertThat(http().get("/actuator/info")).bodyJson().isLenientlyEqualTo("""
                {peng: {state: 'up-to-date', version: '1',
                        databases: {archive: {state: 'up-to-date', version: '1', pending: 0}}}}""");
    }

    private RestTestClientResponse ask(String verb) {
        return http().post("/actuator/peng/" + verb, "{}");
    }

    private RestTestClientResponse get(String part) {
        return http().get("/actuator/peng/" + part);
    }

    private Http http() {
        return this.application.http();
    }
}
