package dev.peng.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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
    void isNotAProcessThatGotItsPidLater() throws IOException {
        var itsOwn = Path.of(LocalPostgres.shared().location(), "postmaster.pid");
        var written = Files.readString(itsOwn);
        try {
            Files.writeString(itsOwn, written.replace(running.get(2), "1600000000"));

            assertThat(Postmaster.of(itsOwn.getParent())).isEmpty();
        } finally {
            Files.writeString(itsOwn, written);
        }
    }

    @Test
    void isNotAnotherProgram() throws IOException {
        var self = ProcessHandle.current();
        var started = self.info().startInstant().orElseThrow().getEpochSecond();
        write(Long.toString(self.pid()), Long.toString(started));

        assertThat(Postmaster.of(directory)).isEmpty();
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
