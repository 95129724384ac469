package dev.peng.boot.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.peng.boot.Http;
import dev.peng.boot.TestApplication;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** Applications in processes of their own, whose class path lacks what is optional. */
class GateClassPathIntegrationTests {

    private static final String ACTUATOR = "actuator|spring-boot-(health|micrometer)";
    private static final String SERVLETS = "webmvc|tomcat|servlet";
    private static final String WEBFLUX = "webflux|netty|reactor|reactive";

    @RegisterExtension
    final HeldUpApplication application = new HeldUpApplication();

    @ParameterizedTest
    @ValueSource(strings = {ACTUATOR, ACTUATOR + "|" + WEBFLUX, ACTUATOR + "|" + SERVLETS})
    void withoutManagementEverythingWaits(String missing) throws Exception {
        var port = freePort();
        this.application.with("server.port=" + port);
        var process = start(missing);
        try {
            this.application.itself().database().awaitSomeoneAtTheLock();
            var http = Http.on(port);

            assertThat(List.of("/", "/books", "/actuator", "/actuator/health"))
                    .allSatisfy(path -> assertThat(http.get(path))
                            .hasStatus(503)
                            .hasContentType(MediaType.APPLICATION_PROBLEM_JSON));

            this.application.release();

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(http.get("/")).hasStatus(404));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void withoutWebThereIsNothing() throws Exception {
        this.application.release();

        var process = start(ACTUATOR + "|" + SERVLETS + "|" + WEBFLUX + "|spring-web|web-server");

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(this.application.itself().database().column("select version from peng_migrations"))
                .containsExactly("1");
    }

    private Process start(String missing) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPathWithout(Pattern.compile(missing)),
                TestApplication.Minimal.class.getName()));
        command.addAll(this.application.itself().arguments());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("/tmp/gate-proc.log"))
                .start();
    }

    private static String classPathWithout(Pattern missing) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> !missing.matcher(Path.of(entry).getFileName().toString())
                        .find())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
