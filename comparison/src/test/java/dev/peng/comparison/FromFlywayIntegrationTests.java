package dev.peng.comparison;

import static dev.peng.comparison.stage.Outcome.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.comparison.stage.Contender;
import dev.peng.comparison.stage.Contest;
import dev.peng.migration.JavaMigration;
import dev.peng.source.Versioned;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does what docs/from-flyway.md says, with an application that Flyway has migrated. */
class FromFlywayIntegrationTests {

    private static final Path PAGE = Path.of("..", "docs", "from-flyway.md");
    private static final String NEVER_TWICE = "create table %s (id int primary key);";

    @RegisterExtension
    final Contest contest = new Contest();

    @BeforeEach
    void migrateWithFlyway() {
        var flyway = this.contest
                .flyway()
                .file("db/migration/V1__book.sql", NEVER_TWICE.formatted("book"))
                .file("db/migration/V1_1__title.sql", "alter table book add column title text default '${title}';")
                .file("db/migration/nested/V2__member.sql", NEVER_TWICE.formatted("member"))
                .file("db/migration/R__titles.sql", "create or replace view titles as select title from book;")
                .file("db/migration/afterMigrate.sql", "insert into book select count(*) from book;")
                .with("spring.flyway.placeholders.title=Emma", "spring.flyway.enabled=true", "peng.enabled=false")
                .beans(V3__Loans.class);
        assertThat(flyway.start()).isEqualTo(STARTED);
        assertThat(flyway.column("select version from flyway_schema_history where version is not null order by 1"))
                .containsExactly("1", "1.1", "2", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "started", "startup"})
    void aDatabaseIsTakenOver(String moment) throws Exception {
        var shop = switchedToPeng().with("peng.run-at=" + moment);
        shop.file("peng/migrations/4_author.up.sql", NEVER_TWICE.formatted("author"));
        var before = historyOfFlyway(shop);

        assertThat(shop.start()).isEqualTo(STARTED);

        assertThat(shop.column("select version from peng_migrations order by version"))
                .containsExactly("1", "1.1", "2", "3", "4");
        assertThat(shop.hasTable("author")).isTrue();
        assertThat(shop.column("select name from peng_seeds order by version"))
                .containsExactly("titles", "after_migrate");
        assertThat(historyOfFlyway(shop)).isEqualTo(before);
        assertThat(shop.start()).isEqualTo(STARTED);
        assertThat(shop.column("select verb from peng_runs order by id"))
                .startsWith("force", "force", "force", "force", "up");
    }

    @Test
    void aDatabaseIsTakenOverByHand() throws Exception {
        var shop = switchedToPeng()
                .beans(Loans.class)
                .with(
                        "peng.run-at=manual",
                        "spring.main.web-application-type=servlet",
                        "server.port=0",
                        "management.endpoints.web.exposure.include=peng",
                        "management.endpoint.peng.access=unrestricted");

        try (var start = shop.begin()) {
            assertThat(start.outcome(Duration.ofSeconds(30))).isEqualTo(STARTED);
            for (var version : List.of("1", "1.1", "2", "3")) {
                assertThat(force(version, start.port())).isEqualTo(200);
            }
            assertThat(force("9", start.port())).isEqualTo(409);
        }

        assertThat(shop.with("peng.run-at=ready").start()).isEqualTo(STARTED);
        assertThat(shop.column("select version from peng_migrations order by version"))
                .containsExactly("1", "1.1", "2", "3");
    }

    @Test
    void anEmptyDatabaseIsMigratedFromTheBeginning() throws Exception {
        var shop = switchedToPeng();
        var empty = this.contest.peng();

        assertThat(shop.with("spring.datasource.url=" + empty.jdbcUrl()).start())
                .isEqualTo(STARTED);

        assertThat(empty.column("select version from peng_migrations order by version"))
                .containsExactly("1", "1.1", "2", "3");
        assertThat(empty.column("""
                        select column_default from information_schema.columns
                        where table_name = 'book' and column_name = 'title'""")).containsExactly("'Emma'::text");
        assertThat(empty.hasTable("loan")).isTrue();
        assertThat(empty.hasTable("flyway_schema_history")).isFalse();
    }

    @Test
    void anEditOfAnAdoptedScriptIsNoticed() throws Exception {
        var shop = switchedToPeng();
        assertThat(shop.start()).isEqualTo(STARTED);

        shop.file("peng/migrations/1_book.up.sql", NEVER_TWICE.formatted("books"));

        assertThat(shop.start().message()).contains("1_book.up.sql: was edited after it was applied");
    }

    @Test
    void whatIsBelowABaselineCountsAsDone() throws Exception {
        this.contest
                .flyway()
                .execute("update flyway_schema_history set type = 'BASELINE' where version = '2'")
                .execute("delete from flyway_schema_history where version in ('1', '1.1')");
        var shop = switchedToPeng();

        assertThat(shop.start()).isEqualTo(STARTED);

        assertThat(shop.column("select version from peng_migrations order by version"))
                .containsExactly("1", "1.1", "2", "3");
    }

    @Test
    void theOldReleaseStillStarts() throws Exception {
        var shop = switchedToPeng();
        assertThat(shop.start()).isEqualTo(STARTED);

        migrateWithFlyway();

        assertThat(shop.column("select count(*) from peng_migrations")).containsExactly("4");
    }

    @Test
    void withoutItsHistoryNothingIsLost() throws Exception {
        var shop = switchedToPeng().beans(Loans.class);

        assertThat(shop.start().message()).contains("relation \"book\" already exists");
        assertThat(shop.column("select count(*) from peng_migrations")).containsExactly("0");
    }

    private static int force(String version, int port) throws IOException, InterruptedException {
        var url = "http://localhost:%d/actuator/peng/force".formatted(port);
        var body = "{\"version\": \"%s\", \"applied\": true, \"confirm\": true}".formatted(version);
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private Contender switchedToPeng() throws Exception {
        var shop = this.contest.flyway();
        runTheCommandsOfThePage(shop.folder("."));
        shop.file("peng/migrations/1.1_title.up.sql", """
                -- peng:placeholders on
                alter table book add column title text default ${title};""");
        return shop.with(
                        "spring.flyway.enabled=false",
                        "peng.enabled=true",
                        "peng.migrations.missing-down=allow",
                        "peng.placeholders.title='Emma'")
                .file("peng/seeds/1_titles.sql", """
                        -- peng:run on-change
                        create or replace view titles as select title from book;""")
                .file("peng/seeds/2_after_migrate.sql", """
                        -- peng:run always
                        insert into book select count(*) from book;""")
                .beans(AdoptFlywayHistory.class, Loans.class);
    }

    // In place of src/main/resources.
    private static void runTheCommandsOfThePage(Path resources) throws IOException, InterruptedException {
        var process = new ProcessBuilder("bash", "-euc", block("sh"))
                .directory(resources.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void theCodeOfThePageIsTheOneThatIsTested() throws IOException {
        var source = Files.readString(Path.of("src/test/java/dev/peng/comparison/AdoptFlywayHistory.java"));

        assertThat(block("java").strip())
                .isEqualTo(source.substring(source.indexOf("import")).strip());
    }

    /** The first block of code in this language. */
    private static String block(String language) throws IOException {
        var page = Files.readString(PAGE);
        var begin = page.indexOf("```" + language + "\n") + language.length() + 4;
        return page.substring(begin, page.indexOf("```", begin)).stripIndent();
    }

    private static List<String> historyOfFlyway(Contender shop) {
        return shop.column("select flyway_schema_history::text from flyway_schema_history order by installed_rank");
    }

    static class V3__Loans extends BaseJavaMigration {

        @Override
        public void migrate(Context context) throws Exception {
            try (var statement = context.getConnection().createStatement()) {
                statement.execute(NEVER_TWICE.formatted("loan"));
            }
        }
    }

    @Versioned(version = "3", name = "loans")
    static class Loans implements JavaMigration {

        @Override
        public void up(JdbcClient jdbc) {
            jdbc.sql(NEVER_TWICE.formatted("loan")).update();
        }
    }
}
