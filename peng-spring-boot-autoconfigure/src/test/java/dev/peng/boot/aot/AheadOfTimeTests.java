package dev.peng.boot.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.resource;

import dev.peng.boot.actuate.PengDescriptor;
import dev.peng.boot.actuate.PengPart;
import dev.peng.boot.autoconfigure.PengAutoConfiguration;
import dev.peng.boot.autoconfigure.PengDatabasesAutoConfiguration;
import dev.peng.boot.autoconfigure.PengEndpointAutoConfiguration;
import dev.peng.boot.autoconfigure.PengWithoutDatabaseAutoConfiguration;
import dev.peng.error.ConfigurationException;
import dev.peng.source.FileIndex;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;

@CompileWithForkedClassLoader
class AheadOfTimeTests {

    private static final String URL = "spring.datasource.url=jdbc:postgresql://localhost/none";
    private static final String BUT = ", but the application was processed ahead of time with ";

    @TempDir
    Path root;

    @Test
    void indexesTheFoldersOfAllDatabases() throws Exception {
        file("db/own/1_a.up.sql", "a");
        file("db/seeds/dev/2_b.csv", "b");
        file("peng/reports/migrations/3_c.up.sql", "c");
        file("db/questions/d.sql", "d");
        file("peng/migrations/4_not_configured.up.sql", "d");

        var processed = with(
                WithDatabase.class,
                "peng.migrations.locations=classpath:db/own,filesystem:" + this.root + ",optional:classpath:db/nowhere",
                "peng.seeds.locations=db/seeds",
                "peng.queries.locations=db/questions",
                "peng.databases.reports.datasource.url=jdbc:postgresql://localhost/none");

        assertThat(processed.resource(FileIndex.RESOURCE)).isEqualTo("""
                peng-files-index 1
                folder db/own
                file 1:e8b7be43 1_a.up.sql
                folder db/questions
                file 1:98dd4acc d.sql
                folder db/seeds
                file 1:71beeff9 dev/2_b.csv
                folder peng/reports/migrations
                file 1:06b9df6f 3_c.up.sql
                """);
        assertThat(processed.hints())
                .matches(resource().forResource("db/own/1_a.up.sql"))
                .matches(resource().forResource("db/seeds/dev/2_b.csv"))
                .matches(resource().forResource("peng/reports/migrations/3_c.up.sql"))
                .matches(resource().forResource("db/nowhere/sub/1_a.up.sql"));
    }

    @Test
    void contextsOfTestsShareTheIndex() throws Exception {
        file("db/one/1_a.up.sql", "a");
        file("db/two/2_b.up.sql", "b");

        var processed = with(WithDatabase.class, "peng.migrations.locations=db/one")
                .with(classLoader(), WithDatabase.class, URL, "peng.migrations.locations=db/two");

        assertThat(processed.resource(FileIndex.RESOURCE)).contains("folder db/one\n", "folder db/two\n");
    }

    @Test
    void aNativeImageHasTheIndexesAndTheRowsOfTheEngine() throws Exception {
        var hints = new RuntimeHints();

        new EngineHints().registerHints(hints, null);

        assertThat(hints)
                .matches(resource().forResource(FileIndex.RESOURCE))
                .matches(resource().forResource("META-INF/peng/java.index"));
        for (var row : new String[] {"dev.peng.csv.CsvTarget$Column", "dev.peng.run.Resumption$Built"}) {
            assertThat(hints)
                    .matches(reflection()
                            .onType(Class.forName(row))
                            .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS));
        }
    }

    @Test
    void aNativeImageHasTheAnswersOfTheEndpoint() throws Exception {
        var hints = with(
                        WithEndpoint.class, "management.endpoints.jmx.exposure.include=peng", "spring.jmx.enabled=true")
                .hints();

        assertThat(hints)
                .matches(reflection().onMethodInvocation(PengPart.class.getMethod("items")))
                .matches(reflection().onMethodInvocation(PengDescriptor.Seed.class.getMethod("profile")));
    }

    @Test
    void startsWithTheSettingsOfTheBuild() throws Exception {
        with(WithDatabase.class).compile(processed -> {
            assertThat(processed.start(URL).containsBean("peng")).isTrue();
            assertThat(processed.start(URL, "peng.run-at=ready", "peng.enabled=true", "peng.seeds.enabled=false"))
                    .isNotNull();
        });
    }

    @Test
    void refusesAnotherMomentAnotherGateAndAnotherGroup() throws Exception {
        with(WithDatabase.class).compile(processed -> {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> processed.start(URL, "peng.run-at=MANUAL"))
                    .withMessage("peng.run-at=manual" + BUT + "ready");
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> processed.start(URL, "peng.on-failure=refuse-traffic"))
                    .withMessage("peng.on-failure=refuse-traffic" + BUT + "fail");
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> processed.start(URL, "peng.gate.enabled=false"))
                    .withMessage("peng.gate.enabled=false" + BUT + "true");
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> processed.start(URL, "peng.health.readiness=true"))
                    .withMessage("peng.health.readiness=true" + BUT + "false");
        });
    }

    @Test
    void refusesToBeSwitchedOff() throws Exception {
        with(WithDatabase.class)
                .compile(processed -> assertThatExceptionOfType(ConfigurationException.class)
                        .isThrownBy(() -> processed.start(URL, "peng.enabled=false", "peng.run-at=manual"))
                        .withMessage("peng.enabled=false" + BUT + "true"));
    }

    @Test
    void refusesToBeSwitchedOn() throws Exception {
        with(WithDatabase.class, "peng.enabled=false").compile(processed -> {
            assertThat(processed.start(URL, "peng.enabled=false", "peng.run-at=manual"))
                    .isNotNull();
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> processed.start(URL))
                    .withMessage("peng.enabled=true" + BUT + "false");
        });
    }

    @Test
    void refusesADatabaseThatTheBuildDidNotKnow() throws Exception {
        new Processed().with(classLoader(), WithoutDatabase.class).compile(processed -> {
            assertThat(processed.start().containsBean("peng")).isFalse();
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> processed.start("peng.datasource.url=jdbc:postgresql://localhost/none"))
                    .withMessageStartingWith(
                            "peng.datasource.url is set, but the application was processed ahead of time without a database");
        });
    }

    @Test
    void saysNothingWherePengIsNotConfigured() throws Exception {
        var processed = new Processed().with(classLoader(), Nothing.class);

        assertThat(processed.resource(FileIndex.RESOURCE)).isNull();
    }

    private Processed with(Class<?> configuration, String... settings) throws IOException {
        var all = new String[settings.length + 1];
        all[0] = URL;
        System.arraycopy(settings, 0, all, 1, settings.length);
        return new Processed().with(classLoader(), configuration, all);
    }

    private ClassLoader classLoader() throws IOException {
        return new URLClassLoader(
                new URL[] {this.root.toUri().toURL()}, getClass().getClassLoader());
    }

    private void file(String path, String text) throws IOException {
        var file = this.root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        PengAutoConfiguration.class,
        PengDatabasesAutoConfiguration.class,
        PengWithoutDatabaseAutoConfiguration.class
    })
    static class WithDatabase {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({PengAutoConfiguration.class, PengWithoutDatabaseAutoConfiguration.class})
    static class WithoutDatabase {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        PengAutoConfiguration.class,
        EndpointAutoConfiguration.class,
        PengEndpointAutoConfiguration.class
    })
    static class WithEndpoint {}

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
