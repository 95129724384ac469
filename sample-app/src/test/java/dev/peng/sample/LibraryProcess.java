package dev.peng.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.local.LocalDatabase;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The sample in a JVM of its own, with the beans that were settled when it was processed ahead of time. */
final class LibraryProcess implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path log;
    private final Process process;

    private LibraryProcess(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    /** Starts it with another folder in front of its class path. */
    static LibraryProcess start(LocalDatabase database, Path folder, String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dspring.aot.enabled=true",
                "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path"),
                LendingLibraryApplication.class.getName(),
                "--server.port=0",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password()));
        List.of(more).forEach(property -> command.add("--" + property));
        var log = Files.createTempFile(folder, "library", ".log");
        return new LibraryProcess(
                log,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start());
    }

    LibraryProcess awaitReady() {
        await(() -> PORT.matcher(log()).find());
        await(() -> request("/actuator/health/readiness").statusCode() == 200);
        return this;
    }

    String get(String path) throws Exception {
        return request(path).body();
    }

    /** Its exit code, when it has ended by itself. */
    int exitCode() throws InterruptedException {
        assertThat(this.process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return this.process.exitValue();
    }

    String log() throws IOException {
        return Files.readString(this.log);
    }

    @Override
    public void close() {
        this.process.destroy();
        this.process
                .onExit()
                .orTimeout(20, TimeUnit.SECONDS)
                .exceptionally(late -> this.process.destroyForcibly())
                .join();
    }

    private void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(LIMIT)
                .failFast("it has ended: " + this.log, () -> !this.process.isAlive())
                .until(condition);
    }

    private HttpResponse<String> request(String path) throws Exception {
        var port = PORT.matcher(log());
        assertThat(port.find()).isTrue();
        var uri = URI.create("http://localhost:" + port.group(1) + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
