package dev.peng.benchmarks.crowding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.benchmarks.migrator.Migrator;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplicasReportIntegrationTests {

    private final Crowd crowd = new Crowd(LocalPostgres.shared(), Duration.ofMinutes(1));

    @TempDir
    Path folder;

    @Test
    void releasesReplicasAndWritesWhatItFound() {
        var exitCode = new CommandLine(new ReplicasReport())
                .execute("--quick", "--replicas=2", "--count=4", "--only=PENG,FLYWAY", "--results=" + folder);

        assertThat(exitCode).isZero();
        assertThat(folder.resolve("replicas-quick.md"))
                .content()
                .contains(
                        "| 2 replicas, 4 pending | peng | Flyway |\n",
                        "\n| all, as a multiple of one alone | **",
                        "\n| one alone | ")
                .doesNotContain("wrong", "longer than", "–");
        assertThat(folder.resolve("replicas-quick.json")).content().contains("\"ratios\"", "\"connections\"");
    }

    @Test
    void noticesAMigrationThatWasNotApplied() throws Exception {
        var scripts = MigrationFolder.write(folder, Migrator.PENG, 2);
        Files.delete(scripts.root().resolve("migrations/20260101000001_column.up.sql"));

        var rush = crowd.run(scripts, 2);

        assertThat(rush.returned()).isTrue();
        assertThat(rush.outcome())
                .startsWith("wrong: Content[tables=1, columns=0,")
                .contains("versions=1] instead of ");
    }

    @Test
    void namesEachReplicaThatFails() throws Exception {
        var scripts = MigrationFolder.write(folder, Migrator.PENG, 1);
        Files.writeString(scripts.root().resolve("migrations/20260101000000_table.up.sql"), "create table;");

        var rush = crowd.run(scripts, 2);

        assertThat(rush.returned()).isTrue();
        assertThat(rush.connections()).isBetween(1, 2);
        assertThat(rush.outcome()).matches("wrong: replica 1, 2: \\w+Exception; Content.+");
    }

    @Test
    void doesNotWaitForeverForOne() throws Exception {
        var scripts = MigrationFolder.write(folder, Migrator.PENG, 1);
        Files.writeString(scripts.root().resolve("migrations/20260101000000_table.up.sql"), "select pg_sleep(60);");

        var rush = new Crowd(LocalPostgres.shared(), Duration.ofSeconds(3)).run(scripts, 1);

        assertThat(rush.outcome()).isEqualTo("longer than 3 s");
    }
}
