package dev.peng.benchmarks.hosting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** An application in a JVM of its own, until it is closed. */
public final class ApplicationProcess implements AutoCloseable {

    private static final String LAST_LINE = "loaded classes:";

    private final Process process;
    private final Path output;
    private final Readiness readiness;
    private final Duration limit;
    private final long begin;

    private ApplicationProcess(List<String> command, Path output, Readiness readiness, Duration limit)
            throws IOException {
        this.output = output;
        this.readiness = readiness;
        this.limit = limit;
        this.begin = System.nanoTime();
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    static ApplicationProcess start(List<String> command, Readiness readiness, Duration limit) throws IOException {
        return new ApplicationProcess(command, Files.createTempFile("peng-benchmarks-", ".txt"), readiness, limit);
    }

    /** Seconds from its start to its readiness, as soon as it is ready; none if it has ended or the time is over. */
    public OptionalDouble awaitReady() throws InterruptedException {
        return readiness.await(process, deadline())
                ? OptionalDouble.of((System.nanoTime() - begin) / 1e9)
                : OptionalDouble.empty();
    }

    /** Why it is not ready or has not said all, in a few words; its output is shown. */
    public String failure() throws IOException {
        System.out.println(Files.readString(output));
        return process.isAlive() ? "longer than " + limit.toSeconds() + " s" : "exit code " + process.exitValue();
    }

    /** Lets it tell what it has taken, which it does when it reads no more; false if it does not. */
    public boolean tells() throws IOException, InterruptedException {
        process.getOutputStream().close();
        while (loadedClasses().isEmpty()) {
            if (!process.isAlive() || System.nanoTime() > deadline()) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
    }

    /** That it has told of. */
    public OptionalDouble allocatedBytes() throws IOException {
        return said("allocated bytes:");
    }

    /** That it has told of. */
    public OptionalDouble loadedClasses() throws IOException {
        return said(LAST_LINE);
    }

    /** Of all its threads, the compiler's too. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The process itself. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** That it listens on. */
    public int port() {
        return readiness.port();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(output);
    }

    private long deadline() {
        return begin + limit.toNanos();
    }

    // The lines that count end with a line end: what is behind the last one is not written yet.
    private OptionalDouble said(String beginning) throws IOException {
        var text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(beginning.length())))
                .findFirst();
    }
}
