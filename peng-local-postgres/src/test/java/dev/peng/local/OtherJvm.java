package dev.peng.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second JVM that runs a server until it is told to end, or is killed. */
final class OtherJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private OtherJvm(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What runs in the other JVM: it prints the server's folder, or why there is none, and waits for its input. */
    public static void main(String... dataDirectory) throws IOException {
        var builder = LocalPostgres.builder().kind(ServerKind.EMBEDDED);
        List.of(dataDirectory).stream().map(Path::of).forEach(builder::dataDirectory);
        try {
            var server = builder.start();
            System.out.println("=" + server.location());
            System.out.println("=" + server.database("kept").jdbcUrl());
            System.in.read();
        } catch (LocalPostgresException e) {
            System.out.println("=" + e.reason() + " " + e.getMessage());
        }
    }

    static OtherJvm start(Path temporary, Path... dataDirectory) throws IOException {
        return start(OtherJvm.class, temporary, List.of(dataDirectory));
    }

    static OtherJvm start(Class<?> main, Path temporary, List<Path> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        arguments.forEach(argument -> command.add(argument.toString()));
        return new OtherJvm(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The next thing that {@link #main} prints; what is logged between is skipped. */
    String says() throws IOException {
        var all = new StringBuilder();
        for (String line; (line = output.readLine()) != null; all.append(line).append('\n')) {
            if (line.startsWith("=")) {
                return line.substring(1);
            }
        }
        throw new AssertionError("The other JVM ended: " + all);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as a service manager or Ctrl-C would send. */
    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("The other JVM does not end");
        }
    }

    static ProcessHandle postmasterOf(Path dataDirectory) throws IOException {
        var pid = Files.readAllLines(dataDirectory.resolve("postmaster.pid"))
                .get(0)
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
