package dev.peng.benchmarks.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.migrator.Migrator;
import dev.peng.benchmarks.migrator.NewScript;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HistoriesReportIntegrationTests {

    @TempDir
    Path folder;

    @Test
    void appliesHistoriesAsTheirManifestsSayAndWritesWhatItFound() throws Exception {
        Files.createDirectories(this.folder.resolve("library.parts/up"));
        Files.writeString(this.folder.resolve("library.parts/up/1.sql"), "create table book (title text);");
        Files.writeString(
                this.folder.resolve("library.parts/up/2.sql"), "create index concurrently book_title on book (title);");
        Files.writeString(this.folder.resolve("library.manifest.json"), """
                {"corpus": "library", "needs_notx": ["title.sql"],
                 "final_objects": {"tables": 1, "extensions": ["pg_trgm"]},
                 "up": [{"name": "book", "file": "_derived/library/up/1.sql"},
                        {"name": "title.sql", "file": "_derived/library/up/2.sql"}]}""");
        Files.writeString(this.folder.resolve("dump.manifest.json"), "{\"corpus\": \"dump\"}");

        var exitCode = new CommandLine(new HistoriesReport())
                .execute("--quick", "--corpora=" + this.folder, "--only=PENG,FLYWAY", "--results=" + this.folder);

        assertThat(exitCode).isZero();
        assertThat(this.folder.resolve("histories-quick.md"))
                .content()
                .contains("| peng | Flyway |\n", "\n| library, 3 scripts | ", " | **")
                .doesNotContain("wrong", "Exception", "longer than");
        assertThat(this.folder.resolve("histories-quick.json")).content().contains("\"ratios\"");
    }

    @Test
    void withoutThemNothingIsWritten() {
        assertThat(new CommandLine(new HistoriesReport()).execute("--results=" + this.folder))
                .isZero();
        assertThat(this.folder).isEmptyDirectory();
    }

    @Test
    void noticesWhatWasNotMadeAndNamesWhatFailed() throws Exception {
        var application = new Application(LocalPostgres.shared(), this.folder);

        var wrong =
                application.run(new History("one", List.of(NewScript.of("a", "create table a ();")), 2), Migrator.PENG);
        var failed =
                application.run(new History("other", List.of(NewScript.of("a", "create table;")), 1), Migrator.PENG);

        assertThat(wrong).hasToString("wrong: 1 tables instead of 2");
        assertThat(failed).hasToString("StepFailedException");
    }
}
