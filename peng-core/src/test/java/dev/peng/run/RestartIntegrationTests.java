package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.error.PengException;
import dev.peng.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The server stops while a migration runs; when it is there again, the next run must bring the database to the same end.
 * The signals are those of {@code pg_ctl stop} (manual, section 18.5): {@code INT} is a fast shutdown, {@code QUIT} an
 * immediate one, after which the server recovers as after a crash.
 */
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class RestartIntegrationTests {

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({"INT, 1", "INT, 2index", "QUIT, 2b", "QUIT, 2index"})
    void whenTheServerStopsWithinAStepTheNextRunGoesOn(String signal, String place) throws Exception {
        TracedScripts scripts;
        try (var server = server()) {
            scripts = TracedScripts.in(this.root, server.database("app").dataSource());
            scripts.stopAt(place);
            var running = start(scripts);
            scripts.awaitPause();

            stop(signal, Path.of(server.location()));
            assertThat(running.join()).isNotNull();
        }

        try (var server = server()) {
            var again = scripts.at(server.database("app").dataSource());
            again.letGo();
            again.peng().run();

            again.assertEffects();
        }
    }

    private LocalPostgres server() {
        var version = LocalPostgres.shared().version();
        return LocalPostgres.builder()
                .version(version)
                .dataDirectory(this.root.resolve("data"))
                .start();
    }

    private static CompletableFuture<PengException> start(TracedScripts scripts) {
        return CompletableFuture.supplyAsync(() ->
                catchThrowableOfType(PengException.class, () -> scripts.peng().run()));
    }

    // The first line of its file is the process (manual, section 66.1).
    private static void stop(String signal, Path data) throws IOException, InterruptedException {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
        var server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor())
                .isZero();
        server.onExit().join();
    }
}
