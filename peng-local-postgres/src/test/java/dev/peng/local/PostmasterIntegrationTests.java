package dev.peng.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Only a proven server is believed, because what is believed may be stopped. */
class PostmasterIntegrationTests {

    @TempDir
    private Path directory;

    private final List<String> running = runningServer();

    @Test
    void isTheServerOfItsDirectory() {
        assertThat(Postmaster.of(Path.of(LocalPostgres.shared().location()))).isPresent();
    }

    @Test
    void isNotTheServerOfAnotherDirectory() throws IOException {
        write(running.get(0), running.get(2));

        assertThat(Postmaster.of(directory)).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isNotAnotherProgramInThatDirectory() throws IOException {
        var sleep =
                new ProcessBuilder("sleep", "60").directory(directory.toFile()).start();
        try {
            write(Long.toString(sleep.pid()), Long.toString(Instant.now().getEpochSecond()));

            assertThat(Postmaster.of(directory)).isEmpty();
        } finally {
            sleep.destroy();
        }
    }

    @Test
    void tellsAProcessThatGotThePidLaterByItsStart() {
        var self = ProcessHandle.current();
        var started = self.info().startInstant().orElseThrow();

        assertThat(Postmaster.startedAt(self, started.plusSeconds(2))).isTrue();
        assertThat(Postmaster.startedAt(self, started.minusSeconds(3600))).isFalse();
    }

    @Test
    void isNotWhateverAHalfWrittenFileSays() throws IOException {
        Files.writeString(directory.resolve("postmaster.pid"), "12");

        assertThat(Postmaster.of(directory)).isEmpty();
        assertThat(Postmaster.of(directory.resolve("absent"))).isEmpty();
    }

    private void write(String pid, String started) throws IOException {
        Files.write(directory.resolve("postmaster.pid"), List.of(pid, directory.toString(), started, "5432"));
    }

    private static List<String> runningServer() {
        try {
            return Files.readAllLines(Path.of(LocalPostgres.shared().location(), "postmaster.pid"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
