package dev.peng.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import dev.peng.error.ConfigurationException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Migrations without a database. */
@ExtendWith(OutputCaptureExtension.class)
class UnusedFilesTests {

    private static final String WARNING = "are not applied: there is no DataSource and no peng.datasource.url";

    @TempDir
    Path classPath;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(PengAutoConfiguration.class, PengWithoutDatabaseAutoConfiguration.class));

    @Test
    void areWarnedOfOnce(CapturedOutput output) throws IOException {
        withMigrations().run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Peng.class));

        assertThat(output).containsOnlyOnce("[classpath:peng/migrations] " + WARNING);
    }

    @Test
    void areWarnedOfWhereBeansAreMadeLate(CapturedOutput output) throws IOException {
        withMigrations()
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> assertThat(output).contains(WARNING));
    }

    @Test
    void areWarnedOfWhereverTheyAre(CapturedOutput output) {
        this.runner
                .withPropertyValues("peng.migrations.locations=filesystem:" + this.classPath)
                .run(context -> assertThat(output).contains("filesystem:" + this.classPath + "] " + WARNING));
    }

    @Test
    void areNotWarnedOfWhereThereAreNone(CapturedOutput output) {
        this.runner.run(context -> assertThat(output).doesNotContain(WARNING));
    }

    @Test
    void areNotWarnedOfWherePengIsSwitchedOff(CapturedOutput output) throws IOException {
        withMigrations()
                .withPropertyValues("peng.enabled=false")
                .run(context -> assertThat(output).doesNotContain(WARNING));
    }

    @Test
    void areNotWarnedOfWhereThereIsADatabase(CapturedOutput output) throws IOException {
        withMigrations()
                .withPropertyValues("peng.datasource.url=jdbc:postgresql://localhost/nobody_connects")
                .run(context -> assertThat(output).doesNotContain(WARNING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "password"})
    void areRefusedWhereSomebodyHasSaidWhoMigrates(String key) {
        this.runner
                .withPropertyValues("peng.datasource." + key + "=owner")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageStartingWith("peng.datasource." + key + " is set")
                        .extracting(failure -> ((ConfigurationException) failure).action())
                        .asString()
                        .contains("Set peng.datasource."));
    }

    @Test
    void areWarnedOfWhereTheUserIsEmpty(CapturedOutput output) throws IOException {
        withMigrations()
                .withPropertyValues("peng.datasource.username=", "peng.datasource.password=")
                .run(context -> assertThat(output).contains(WARNING));
    }

    @Test
    void theReportOfConditionsSaysWhatWasMissing() {
        this.runner.run(context -> {
            var report = ConditionEvaluationReport.get(context.getBeanFactory());
            var outcomes = report.getConditionAndOutcomesBySource().get(PengAutoConfiguration.class.getName());

            assertThat(outcomes.isFullMatch()).isFalse();
            assertThat(outcomes)
                    .anySatisfy(outcome -> assertThat(outcome.getOutcome().getMessage())
                            .contains("javax.sql.DataSource", "peng.datasource.url"));
        });
    }

    private ApplicationContextRunner withMigrations() throws IOException {
        Files.createDirectories(this.classPath.resolve("peng/migrations"));
        return this.runner.withClassLoader(new URLClassLoader(
                new URL[] {this.classPath.toUri().toURL()}, getClass().getClassLoader()));
    }
}
