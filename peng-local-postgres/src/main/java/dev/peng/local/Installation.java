package dev.peng.local;

import dev.peng.local.LocalPostgresException.Reason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Unpacked binaries, and how to run them. PostgreSQL refuses to run as root, so root runs them in a user namespace in
 * which it has no name ({@code unshare -U}).
 *
 * @param home the folder that holds {@code bin}, {@code lib} and {@code share}
 * @param output the file that collects what the commands print; a pipe would be inherited by the server
 */
record Installation(Path home, Path output) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Runs a command to its end; throws with its output when it fails. */
    void run(String program, String... arguments) {
        var command = command(program, arguments);
        try {
            Files.deleteIfExists(output);
            var process = start(command);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failed(command, "did not end in " + PATIENCE.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw failed(command, "exit code " + process.exitValue());
            }
        } catch (IOException e) {
            throw new LocalPostgresException(Reason.NOT_STARTED, "Could not run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPostgresException(Reason.NOT_STARTED, "Interrupted while running " + command, e);
        }
    }

    private List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private static boolean isRoot() {
        var self = Path.of("/proc/self");
        try {
            return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
        } catch (IOException e) {
            return false;
        }
    }

    private Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // PGDATA, PGPORT and their like are meant for another server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder.start();
    }

    private LocalPostgresException failed(List<String> command, String how) throws IOException {
        var text = new String(Files.readAllBytes(output), Charset.defaultCharset()).strip();
        var hint =
                text.startsWith("unshare") ? "%nSome containers forbid this to root: use another user".formatted() : "";
        return new LocalPostgresException(
                Reason.NOT_STARTED, "%s: %s%n%s%s".formatted(String.join(" ", command), how, text, hint));
    }
}
