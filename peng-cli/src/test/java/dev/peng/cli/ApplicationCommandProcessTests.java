package dev.peng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.cli.Project.Ended;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The command in an application that has it on its class path. */
class ApplicationCommandProcessTests {

    private static final String LIBRARY = "dev.peng.cli.application.Library";

    @RegisterExtension
    final Project project = new Project();

    @BeforeEach
    void writeFiles() {
        this.project
                .with("SPRING_DATASOURCE_URL", this.project.database().jdbcUrl())
                .with("SPRING_DATASOURCE_USERNAME", this.project.database().username())
                .with("SPRING_DATASOURCE_PASSWORD", this.project.database().password())
                .with("PENG_MIGRATIONS_LOCATIONS", "filesystem:migrations")
                .with("PENG_SEEDS_LOCATIONS", "filesystem:seeds")
                .file("migrations/1_book.up.sql", "create table book (id int);")
                .file("migrations/1_book.down.sql", "drop table book;")
                .file("migrations/3_later.up.sql", "create table later ();")
                .file("migrations/3_later.down.sql", "drop table later;")
                .file("seeds/dev/4_dev.sql", "insert into book values (4);");
    }

    @Test
    void aCommandRunsWithTheMigrationsInJavaAndNothingElse() {
        var up = library("peng", "up");

        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("[1/3] migration 1_book"),
                        line -> assertThat(line).startsWith("[2/3] migration 2_books_in_java"),
                        line -> assertThat(line).startsWith("[3/3] migration 3_later"),
                        line -> assertThat(line).startsWith("3 applied in"));
        assertThat(this.project.column("select id from book")).containsExactly("7");
        assertThat(up.err()).doesNotContain("RUNNER", "SERVER", "SCHEDULER");
    }

    @Test
    void aDocumentIsAllThatStandardOutputGets() {
        var status = library("peng", "status", "--json");

        assertThat(status.json().at("/pending").asInt()).isEqualTo(3);
        assertThat(status.json().at("/migrations/1/kind").asString()).isEqualTo("java");
    }

    @Test
    void profilesAreThoseOfTheApplication() {
        library("peng", "up");

        assertThat(library("peng", "seed", "apply").out()).contains("nothing");
        assertThat(library("peng", "seed", "apply", "--profile", "dev").exitCode())
                .isZero();
        assertThat(this.project.column("select id from book")).contains("4");
    }

    @Test
    void optionsAndArgumentsOfSpringComeInFrontOfWhatTheApplicationSays() {
        this.project.file("others/9_other.up.sql", "select 1;").file("others/9_other.down.sql", "select 1;");

        assertThat(library("peng", "status", "--migrations", "others").out()).contains("9        other");
        assertThat(library("--peng.migrations.locations=filesystem:others", "peng", "status")
                        .out())
                .contains("9        other");
        assertThat(library("--spring.application.name=somebody", "peng", "up").exitCode())
                .isZero();
        assertThat(this.project.column("select distinct application from peng_runs"))
                .containsExactly("somebody");
    }

    @Test
    void theProcessEndsWithTheCodeOfTheCommand() {
        library("peng", "up");
        this.project.file("migrations/1_book.up.sql", "create table book (id bigint);");

        assertThat(library("peng", "drift", "--check").exitCode()).isEqualTo(5);
        assertThat(library("peng", "down").exitCode()).isEqualTo(6);
        assertThat(library("peng", "up").exitCode()).isEqualTo(3);
        assertThat(library("peng", "goto", "99", "--yes").exitCode()).isEqualTo(3);
        assertThat(this.project.hasTable("later")).isTrue();
    }

    @Test
    void helpAndWrongUsageStartNoApplication() {
        this.project.with("SPRING_DATASOURCE_URL", "jdbc:postgresql://nowhere.invalid/db");

        var help = library("peng", "up", "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Applies pending migrations");
        var wrong = library("peng", "upp");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("upp");
        assertThat(library("peng").exitCode()).isEqualTo(2);
    }

    @Test
    void agentsAreServedByTheApplication() throws IOException {
        var process = this.project.java(classPath(), "peng", "mcp").start();
        try (var to = process.outputWriter();
                var from = process.inputReader()) {
            to.write(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                            + "\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}\n"
                            + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n"
                            + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"migrate_up\"}}\n");
            to.flush();

            assertThat(from.readLine()).contains("\"serverInfo\"");
            assertThat(from.readLine()).contains("books_in_java");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void withoutADatabaseItSaysSo() {
        var status = library("--peng.enabled=false", "peng", "status");

        assertThat(status.exitCode()).isNotZero();
        assertThat(status.err()).contains("the application has no database to migrate");
    }

    @Test
    void theSignalToEndRollsBack() throws InterruptedException {
        this.project
                .file("migrations/4_slow.up.sql", "create table slow (); select pg_sleep(50);")
                .file("migrations/4_slow.down.sql", "drop table slow;");
        var running = this.project.start(this.project.java(classPath(), "peng", "up"));
        while (this.project
                .column(
                        "select pid from pg_stat_activity where datname = current_database() and query like 'select pg_sleep%'")
                .isEmpty()) {
            Thread.sleep(50);
        }

        running.process().destroy();

        var ended = running.end();
        assertThat(ended.exitCode()).isEqualTo(143);
        assertThat(ended.err()).contains("migration 4_slow failed at", "57014", "nothing of it remains");
        assertThat(this.project.hasTable("slow")).isFalse();
        assertThat(this.project.hasTable("later")).isTrue();
    }

    private Ended library(String... args) {
        return this.project.start(this.project.java(classPath(), args)).end();
    }

    private static List<String> classPath() {
        return List.of("-cp", System.getProperty("java.class.path"), LIBRARY);
    }
}
