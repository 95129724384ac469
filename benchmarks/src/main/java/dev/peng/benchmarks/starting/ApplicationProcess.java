package dev.peng.benchmarks.starting;

import dev.peng.benchmarks.frame.PeakMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** An application in a JVM of its own, from its start until it is ready; then it is ended. */
final class ApplicationProcess {

    private static final String LAST_LINE = "loaded classes:";

    private final Process process;
    private final Path output;
    private final long begin;
    private final long deadline;

    private ApplicationProcess(List<String> command, Path output, Duration limit) throws IOException {
        this.output = output;
        this.begin = System.nanoTime();
        this.deadline = begin + limit.toNanos();
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** What an application does that is started so; its output is shown if it does not become ready. */
    static Start run(List<String> command, Readiness readiness, Duration limit)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("peng-benchmarks-", ".txt");
        var application = new ApplicationProcess(command, output, limit);
        try {
            return application.measured(readiness, limit);
        } finally {
            application.process.destroyForcibly().waitFor();
            Files.delete(output);
        }
    }

    private Start measured(Readiness readiness, Duration limit) throws IOException, InterruptedException {
        var ready = readiness.await(process, deadline);
        var seconds = (System.nanoTime() - begin) / 1e9;
        if (!ready || !hasSaidAll()) {
            System.out.println(Files.readString(output));
            return Start.failed(
                    process.isAlive() ? "longer than " + limit.toSeconds() + " s" : "exit code " + process.exitValue());
        }
        var processor = process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
        var resident = PeakMemory.resident(process.toHandle());
        return new Start(
                Start.RIGHT,
                seconds,
                processor,
                resident,
                said("allocated bytes:").orElseThrow(),
                said(LAST_LINE).orElseThrow());
    }

    // It tells what it has taken when it reads no more.
    private boolean hasSaidAll() throws IOException, InterruptedException {
        process.getOutputStream().close();
        while (said(LAST_LINE).isEmpty()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
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
