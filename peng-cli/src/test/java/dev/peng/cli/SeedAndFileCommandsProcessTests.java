package dev.peng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.skyscreamer.jsonassert.JSONAssert;

class SeedAndFileCommandsProcessTests {

    @RegisterExtension
    final Project project = new Project();

    // P-27
    @Test
    void seedsAreAppliedByProfileAndTakenBack() throws Exception {
        this.project
                .migration("1_book", "create table book (title text);", "drop table book;")
                .file(".peng/seeds/1_books.sql", "insert into book values ('one');")
                .file(".peng/seeds/1_books.undo.sql", "delete from book where title = 'one';")
                .file(".peng/seeds/dev/2_book.csv", "title\ntwo\nthree\n")
                .peng("up");

        var apply = this.project.peng("seed", "apply", "--profile", "dev");
        assertThat(apply.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("\\[1/2] seed 1_books  \\d+ ms"),
                        line -> assertThat(line).matches("\\[2/2] seed dev/2_book  \\d+ ms"),
                        line -> assertThat(line).matches("2 applied in \\d+ ms"));
        assertThat(this.project.column("select title from book order by 1")).containsExactly("one", "three", "two");
        JSONAssert.assertEquals(
                """
                {format: 1, command: 'seed status', applied: 2, pending: 0, drift: [], problems: [], seeds: [
                  {version: '1', name: books, kind: sql, policy: once, state: applied, changed: false},
                  {version: '2', name: book, profile: dev, kind: csv, policy: once, state: applied, changed: false}]}
                """, this.project.peng("seed", "status", "--json").json().toString(), false);

        assertThat(this.project.peng("seed", "revert", "books").exitCode()).isEqualTo(6);
        assertThat(this.project.peng("seed", "revert", "books", "-yq").out()).matches("1 reverted in \\d+ ms\\R");
        assertThat(this.project.peng("seed", "status").out()).contains("1 applied, 1 pending");
        assertThat(this.project
                        .peng("seed", "apply", "dev/2_book", "--force", "--env=dev", "--json", "--yes")
                        .out())
                .contains("\"rows\" : 2");
    }

    // P-02, P-07, P-27
    @Test
    void initAndCreateWriteFilesThatAreThereOnce() throws Exception {
        this.project.withoutDatabase();

        assertThat(this.project.peng("init").out().lines())
                .containsExactly(".peng/migrations", ".peng/seeds", ".peng/peng.yaml");
        assertThat(this.project.peng("init").out()).isEqualToIgnoringNewLines("everything is there");
        var pair = this.project.with("PENG_DATABASE_URL", "postgres://x/y").peng("create", "add_books");
        assertThat(pair.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("\\.peng/migrations/\\d{14}_add_books\\.up\\.sql"),
                        line -> assertThat(line).matches("\\.peng/migrations/\\d{14}_add_books\\.down\\.sql"));
        assertThat(pair.out().lines())
                .allMatch(file -> Files.exists(this.project.folder().resolve(file)));
        assertThat(this.project
                        .peng("seed", "create", "books", "--csv", "--in=dev")
                        .out())
                .matches("\\.peng/seeds/dev/\\d{14}_books\\.csv\\R");
        var refused = this.project.peng("create", "Add-Books");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("\"Add-Books\" is no name for a migration");
    }

    @Test
    void inASpringProjectTheyGoIntoItsResources() {
        var created = this.project
                .file("src/main/resources/application.yml", "peng.migrations.locations: classpath:db/changes")
                .peng("create", "add_books");

        assertThat(created.out()).contains("src/main/resources/db/changes/");
    }

    @Test
    void aSpringProjectIsMigratedAsItIs() {
        var database = this.project.database();
        var settings = "spring.datasource: {url: '%s', username: '%s', password: '%s'}"
                .formatted(database.jdbcUrl(), database.username(), database.password());
        this.project
                .withoutDatabase()
                .file("src/main/resources/application.yml", settings)
                .file("src/main/resources/peng/migrations/1_book.up.sql", "create table book ();")
                .file("src/main/resources/peng/migrations/1_book.down.sql", "drop table book;");

        assertThat(this.project.peng("up").exitCode()).isZero();

        assertThat(this.project.hasTable("book")).isTrue();
        assertThat(this.project.peng("config").out())
                .containsPattern("spring.datasource.password +\\*{6} +src/main/resources/application.yml");
    }

    @Test
    void javaMigrationsAreLeftToTheApplication() {
        this.project
                .file("src/main/resources/peng/migrations/1_book.up.sql", "create table book ();")
                .file("src/main/resources/peng/migrations/1_book.down.sql", "drop table book;")
                .file(
                        "target/classes/META-INF/peng/java.index",
                        "peng-java-index 1\nmigration 2 - com.example.Two two\n");

        var refused = this.project.peng("up");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err())
                .contains("migration 2_two is written in Java (com.example.Two)", "[NEEDS_APPLICATION]");
        assertThat(this.project.peng("up", "1").exitCode()).isZero();
        assertThat(this.project.peng("validate").exitCode()).isZero();
    }

    @Test
    void configSaysWhatHoldsAndWhereItIsFrom() throws Exception {
        this.project.file(".env.dev", "PENG_MIGRATIONS_CHANGED=warn");

        JSONAssert.assertEquals(
                """
                {format: 1, command: config, profiles: [dev], settings: [
                  {key: 'peng.datasource.password', value: '******', origin: environment},
                  {key: 'peng.datasource.url', value: '%s', origin: environment},
                  {key: 'peng.datasource.username', value: postgres, origin: environment},
                  {key: 'peng.migrations.changed', value: warn, origin: '.env.dev'},
                  {key: 'peng.migrations.locations', value: 'optional:filesystem:.peng/migrations', origin: default},
                  {key: 'peng.queries.locations', value: 'optional:filesystem:.peng/queries', origin: default},
                  {key: 'peng.schema', value: app, origin: 'command line'},
                  {key: 'peng.seeds.locations', value: 'optional:filesystem:.peng/seeds', origin: default}]}
                """.formatted(this.project.database().jdbcUrl()),
                this.project
                        .peng("config", "--json", "--schema=app", "--profile=dev")
                        .json()
                        .toString(),
                true);
    }

    @Test
    void helpVersionAndCompletionGoToStandardOutput() {
        var help = this.project.withoutDatabase().peng("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: peng", "Commands:", "seed", "completion");
        assertThat(this.project.peng("up", "--help").out()).contains("Applies pending migrations");
        assertThat(this.project.peng("--version").out()).startsWith("peng 0.1.0");
        assertThat(this.project.peng("completion").out()).startsWith("#!/usr/bin/env bash");
    }
}
