package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;

/** Applications whose beans were decided upon when they were built, each in a process of its own. */
class AheadOfTimeIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @TempDir
    Path target;

    @BeforeEach
    void aTable() {
        this.application.with("spring.main.web-application-type=none").scripts().table("1", "book");
    }

    @Test
    void runWhatTheyWereBuiltForWithSeedsOfProfilesThatWereNotActiveThen() throws Exception {
        build();
        this.application.scripts().with("seeds/dev/1_books.sql", "insert into book values (1)");

        var process = run("spring.profiles.active=dev", "peng.run-at=READY");

        assertThat(process.code()).as(process.output()).isZero();
        assertThat(this.application.database().column("select id from book order by id"))
                .containsExactly("1", "2");
    }

    @Test
    void refuseToRunWithOtherSettings() throws Exception {
        build();

        for (var other : List.of("peng.run-at=startup", "peng.enabled=false", "peng.on-failure=refuse-traffic")) {
            assertRefused(run(other), other);
        }
    }

    @Test
    void refuseToRunWhenTheyWereBuiltWithoutPeng() throws Exception {
        build("peng.enabled=false");

        assertRefused(run("peng.enabled=true"), "peng.enabled=true");
    }

    @Test
    void doTheirErrandWhateverTheirMoment() throws Exception {
        build("peng.run-at=startup");

        var process = run("peng.run-at=startup", "peng.exit-after-run=true");

        assertThat(process.code()).as(process.output()).isZero();
        assertThat(process.output()).containsOnlyOnce("migrations: 1 applied");
    }

    private void assertRefused(Ended process, String setting) {
        assertThat(process.code()).isNotZero();
        assertThat(process.report()).contains("processed ahead of time", setting, "[INVALID_CONFIGURATION]");
        assertThat(this.application.database().hasTable("book")).isFalse();
    }

    // What the Maven plugin of Spring Boot does, too.
    private void build(String... settings) throws Exception {
        var processed = Ended.with(
                SpringApplicationAotProcessor.class,
                Stream.concat(
                                Stream.of(
                                        SmallApplication.class.getName(),
                                        folder("sources").toString(),
                                        folder("classes").toString(),
                                        folder("classes").toString(),
                                        "test",
                                        "test"),
                                arguments(settings))
                        .toList());
        assertThat(processed.code()).as(processed.output()).isZero();
        var compile = new ArrayList<>(
                List.of("-proc:none", "-nowarn", "-d", folder("classes").toString()));
        try (var sources = Files.walk(folder("sources"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(compile::add);
        }
        var compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        Stream.concat(Stream.of("-cp", classPath()), compile.stream())
                                .toArray(String[]::new));
        assertThat(compiled).isZero();
    }

    private Ended run(String... settings) throws Exception {
        return Ended.with(
                List.of("-Dspring.aot.enabled=true", "-cp", classPath()),
                SmallApplication.class,
                arguments(settings).toList(),
                Map.of());
    }

    private Stream<String> arguments(String... settings) {
        return Stream.concat(
                this.application.arguments().stream(), Stream.of(settings).map(setting -> "--" + setting));
    }

    private String classPath() throws IOException {
        return folder("classes") + File.pathSeparator + System.getProperty("java.class.path");
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(this.target.resolve(name));
    }
}
