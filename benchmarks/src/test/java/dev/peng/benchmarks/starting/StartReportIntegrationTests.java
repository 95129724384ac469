package dev.peng.benchmarks.starting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.hosting.Applications;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class StartReportIntegrationTests {

    private static final Path APPLICATIONS = Path.of("start");

    @TempDir
    Path folder;

    @Test
    void startsApplicationsAndWritesWhatItFound() {
        var exitCode = new CommandLine(new StartReport())
                .execute(
                        "--quick",
                        "--counts=4",
                        "--only=PENG_READY",
                        "--applications=" + APPLICATIONS,
                        "--results=" + folder);

        assertThat(exitCode).isZero();
        assertThat(folder.resolve("start-quick.md"))
                .content()
                .contains("Spring Boot 4", "| 4 applied | plain | peng, ready |\n", "\n| first readiness 200 | ")
                .doesNotContain("wrong", "exit code", "longer than", "–");
        assertThat(folder.resolve("start-quick.json")).content().contains("\"taxes\"", "\"PENG_READY\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Contestant.class,
            names = {"PENG_STARTUP", "FLYWAY", "LIQUIBASE"})
    void theOthersApplyTheirMigrationsToo(Contestant contestant) throws Exception {
        try (var server = LocalPostgres.shared()) {
            var start = new Starting(new Applications(server, folder, APPLICATIONS))
                    .prepare(contestant, 4)
                    .start();

            assertThat(start.outcome()).isEqualTo("right");
            assertThat(start.seconds()).isPositive();
            assertThat(start.residentBytes()).isGreaterThan(50e6);
            assertThat(start.allocatedBytes()).isGreaterThan(10e6);
            assertThat(start.loadedClasses()).isGreaterThan(5_000);
        }
    }

    @Test
    void tellsOfAnApplicationThatFails() throws Exception {
        try (var server = LocalPostgres.shared()) {
            var application =
                    new Starting(new Applications(server, folder, APPLICATIONS)).prepare(Contestant.PENG_STARTUP, 1);
            Files.delete(application.scripts().jar());

            var start = application.start();

            assertThat(start.ready()).isFalse();
            assertThat(start.outcome()).isEqualTo("exit code 1");
        }
    }
}
