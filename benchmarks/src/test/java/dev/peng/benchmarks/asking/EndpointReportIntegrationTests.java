package dev.peng.benchmarks.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.peng.benchmarks.hosting.Applications;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class EndpointReportIntegrationTests {

    private static final Path APPLICATIONS = Path.of("start");

    @TempDir
    Path folder;

    @Test
    void asksApplicationsAndWritesWhatItFound() {
        var exitCode = new CommandLine(new EndpointReport())
                .execute(
                        "--quick",
                        "--count=4",
                        "--readers=2",
                        "--only=PENG",
                        "--applications=" + APPLICATIONS,
                        "--results=" + folder);

        assertThat(exitCode).isZero();
        assertThat(folder.resolve("endpoint-quick.md"))
                .content()
                .contains(
                        "Spring Boot 4",
                        "| 4 applied, 2 readers, as a multiple of peng | plain, liveness | peng |\n",
                        "\n| p50 | ",
                        " bytes |\n")
                .doesNotContain("wrong", "Exception", "–");
        assertThat(folder.resolve("endpoint-quick.json")).content().contains("\"ratios\"", "\"processorSeconds\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Contestant.class,
            names = {"FLYWAY", "LIQUIBASE"})
    void theOthersNameTheirMigrationsToo(Contestant contestant) throws Exception {
        var application =
                applications().prepare(contestant.application(), contestant.migrator(), 4, contestant.settings());

        try (var asked = Asked.start(contestant, application)) {
            var turn = asked.ask(new Readers(2), Duration.ofMillis(100));

            assertThat(turn.outcome()).isEqualTo("right");
            assertThat(turn.bytes()).isGreaterThan(4 * 100);
        }
    }

    @Test
    void noticesAnApplicationThatHasNotAppliedAll() throws Exception {
        var application =
                applications().prepare("flyway", Contestant.FLYWAY.migrator(), 4, Contestant.FLYWAY.settings());
        Files.delete(application.scripts().jar());

        assertThatIllegalStateException()
                .isThrownBy(() -> Asked.start(Contestant.FLYWAY, application))
                .withMessageStartingWith("Flyway: Content[tables=0,");
    }

    private Applications applications() {
        return new Applications(LocalPostgres.shared(), folder, APPLICATIONS);
    }
}
