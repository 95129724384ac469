package dev.peng.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.PengConfig;
import dev.peng.boot.PengCustomizer;
import dev.peng.boot.TestApplication;
import dev.peng.source.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

class NewFilesIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void filesMayBeWritten() {
        this.application.with(
                "peng.run-at=manual", "peng.files.enabled=true", "management.endpoint.peng.access=unrestricted");
    }

    // P-32
    @Test
    void aMigrationIsWrittenAndCanBeRun() throws IOException {
        this.application.run();

        var answer = post("create", """
                {"name": "add_books", "up": "create table book ();", "down": "drop table book;"}""");

        assertThat(answer)
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{verb: 'create', outcome: 'done', actor: 'http'}");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.files")
                .asArray()
                .satisfiesExactly(
                        up -> assertThat(up).asString().matches("\\d{14}_add_books\\.up\\.sql"),
                        down -> assertThat(down).asString().matches("\\d{14}_add_books\\.down\\.sql"));
        assertThat(post("up", "{}")).hasStatus(200);
        assertThat(this.application.database().hasTable("book")).isTrue();
        assertThat(post("reset", "{\"confirm\": true}")).hasStatus(200);
        assertThat(this.application.database().hasTable("book")).isFalse();
    }

    @Test
    void aSeedIsWrittenForItsProfile() throws IOException {
        this.application.run();

        var answer = post("seed/create", """
                {"name": "books", "csv": true, "folder": "dev", "text": "-- peng:table book\\nid\\n1\\n"}""");

        assertThat(answer)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.files[0]")
                .asString()
                .matches("dev/\\d{14}_books\\.csv");
        assertThat(files("seeds/dev"))
                .singleElement()
                .satisfies(file -> assertThat(file).content().contains("id\n1"));
    }

    @Test
    void newFilesAreAmongTheEvents() {
        this.application.run();

        post("create", "{\"name\": \"add_books\"}");
        post("seed/create", "{\"name\": \"books\"}");

        assertThat(this.application.http().get("/actuator/peng/events"))
                .bodyJson()
                .isLenientlyEqualTo("""
                {items: [{id: 1, database: 'main', type: 'MigrationAdded', verb: 'create'},
                         {id: 2, database: 'main', type: 'SeedAdded', verb: 'seed create'}]}""");
        assertThat(this.application.http().get("/actuator/peng/events"))
                .bodyJson()
                .extractingPath("$.items[0].step")
                .asString()
                .endsWith("_add_books.up.sql");
    }

    @Test
    void unlessSwitchedOnThereIsNoSuchVerb() throws IOException {
        this.application.with("peng.files.enabled=false").run();

        assertThat(post("create", "{\"name\": \"add_books\"}")).hasStatus(404);
        assertThat(post("seed/create", "{\"name\": \"books\"}")).hasStatus(404);
        assertThat(files("migrations")).isEmpty();
    }

    @Test
    void withoutUnrestrictedAccessNothingIsWritten() throws IOException {
        this.application.with("management.endpoint.peng.access=read-only").run();

        assertThat(post("create", "{\"name\": \"add_books\"}")).hasStatus(405);
        assertThat(files("migrations")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'name': 'Add books'}",
                "{'name': '../add_books'}",
                "{'name': '/tmp/add_books'}",
                "{'name': 'a12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901'}",
                "{'name': 'add_books', 'up': 'half \\ud800'}",
                "{'name': 'add_books', 'down': 'half \\ud800'}",
                "{'name': 'add_books', 'folder': 'dev'}",
                "{'name': 'add_books', 'steps': 1}",
                "{'name': 'add_books', 'database': 'main'}",
                "{'name': 'add_books', 'sql': 'select 1'}"
            })
    void whatMakesNoSenseIsRefused(String body) throws IOException {
        this.application.run();

        assertThat(post("create", body.replace('\'', '"'))).hasStatus(400);
        assertThat(files("migrations")).isEmpty();
    }

    @Test
    void aFileWhereTheFolderShouldBeIsLeftAlone() throws IOException {
        this.application.scripts().with("seeds/dev", "a file");
        this.application.run();

        assertThat(post("seed/create", "{\"name\": \"books\", \"folder\": \"dev\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("is a file, and no folder");
        assertThat(this.application.scripts().root().resolve("seeds/dev")).hasContent("a file");
    }

    @Test
    void theyGoWhereACustomizerSays() throws IOException {
        Files.createDirectory(this.application.scripts().root().resolve("elsewhere"));
        this.application.run(Elsewhere.class);

        assertThat(post("create", "{\"name\": \"add_books\"}")).hasStatus(200);

        assertThat(files("elsewhere")).hasSize(2);
        assertThat(files("migrations")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../other", "/tmp", "a/b", "a\\\\b", "a\\u0000b", "link"})
    void aFolderThatLeadsElsewhereIsRefused(String folder) throws IOException {
        var outside = Files.createDirectory(this.application.scripts().root().resolve("outside"));
        Files.createSymbolicLink(this.application.scripts().root().resolve("seeds/link"), outside);
        this.application.run();

        assertThat(post("seed/create", "{\"name\": \"books\", \"folder\": \"" + folder + "\"}"))
                .hasStatus(400);
        assertThat(files("outside")).isEmpty();
        assertThat(files("seeds")).allMatch(file -> file.endsWith("link"));
    }

    @Test
    void otherVerbsKnowNothingOfFiles() {
        this.application.scripts().table("1", "book");
        this.application.run();

        assertThat(post("up", "{\"name\": \"add_books\"}")).hasStatus(400);
        assertThat(this.application.database().hasTable("book")).isFalse();
    }

    @Test
    void whereNothingCanBeWrittenItSaysSo() {
        this.application
                .with("peng.migrations.locations=classpath:peng/migrations")
                .run();

        assertThat(post("create", "{\"name\": \"add_books\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.message")
                .asString()
                .contains("peng.migrations.locations", "filesystem:");
    }

    private RestTestClientResponse post(String verb, String json) {
        return this.application.http().post("/actuator/peng/" + verb, json);
    }

    private List<Path> files(String folder) throws IOException {
        try (var files = Files.list(this.application.scripts().root().resolve(folder))) {
            return files.toList();
        }
    }

    static class Elsewhere {

        @Bean
        PengCustomizer elsewhere() {
            return builder -> builder.config(config -> {
                var migrations = config.migrations();
                var there = migrations.locations().get(0).toString().replace("migrations", "elsewhere");
                return new PengConfig(
                        config.run(),
                        migrations.withLocations(List.of(Location.parse(there))),
                        config.seeds(),
                        config.placeholders());
            });
        }
    }
}
