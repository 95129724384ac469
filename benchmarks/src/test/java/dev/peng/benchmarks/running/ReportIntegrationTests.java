package dev.peng.benchmarks.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.benchmarks.migrator.Migrator;
import dev.peng.benchmarks.migrator.Place;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportIntegrationTests {

    @TempDir
    Path folder;

    @Test
    void appliesAndWritesWhatItFound() throws Exception {
        assertThat(execute(new ApplyReport(), "--only=PENG")).isZero();

        assertThat(folder.resolve("apply-quick.md"))
                .content()
                .contains(
                        "\n| 1, fresh JVM | ",
                        "\n| 1, warm JVM | ",
                        " ms | **",
                        "\n| round trips of one migration | 3.0 |")
                .doesNotContain("wrong", "Exception");
        assertThat(folder.resolve("apply-quick.json")).content().contains("\"ratios\"");
    }

    @Test
    void looksAndWritesWhatItFound() {
        assertThat(execute(new LookReport(), "--only=RAW_JDBC", "--files=JAR")).isZero();

        assertThat(folder.resolve("look-quick.md"))
                .content()
                .contains("\n| 1 in a jar, fresh JVM | ", "\n| 1 in a jar, warm JVM | ", " ms |")
                .contains("\n| 1 | 2, 1 |")
                .doesNotContain("wrong", "Exception");
        assertThat(folder.resolve("look-quick.json")).content().contains("\"ratios\"");
    }

    @Test
    void noticesAMigrationThatWasNotApplied() throws Exception {
        var scripts = MigrationFolder.write(folder, Migrator.RAW_JDBC, 2);
        Files.delete(scripts.root().resolve("migrations/20260101000001_column.sql"));

        try (var database = LocalPostgres.shared().newDatabase()) {
            var run = new Turn(Duration.ZERO, Duration.ofMinutes(1)).run(scripts, Place.FOLDER, List.of(database));

            assertThat(run.returned()).isTrue();
            assertThat(run.outcome())
                    .startsWith("wrong: Content[tables=1, columns=0,")
                    .contains(" instead of ");
        }
    }

    private int execute(Object command, String... options) {
        var always = List.of("--quick", "--counts=1", "--results=" + folder);
        var all = Stream.concat(always.stream(), Stream.of(options)).toArray(String[]::new);
        return new CommandLine(command).execute(all);
    }
}
