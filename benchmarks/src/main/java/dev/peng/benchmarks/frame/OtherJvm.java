package dev.peng.benchmarks.frame;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the {@code main} of a class in a JVM of its own, with the class path and the Java of this one. */
public final class OtherJvm {

    private OtherJvm() {}

    /**
     * What came of a process.
     *
     * @param inTime false if it was ended because the limit was over
     * @param exitCode its exit code
     * @param output what it wrote, standard output and errors
     * @param took from its start to its end
     */
    public record Ended(boolean inTime, int exitCode, String output, Duration took) {

        /** Whether it ended by itself and well. */
        public boolean well() {
            return inTime && exitCode == 0;
        }

        /** The last line that it wrote with this beginning, without the beginning. */
        public String lineAfter(String beginning) {
            return output.lines()
                    .filter(line -> line.startsWith(beginning))
                    .reduce((earlier, later) -> later)
                    .map(line -> line.substring(beginning.length()).strip())
                    .orElseThrow(() -> new IllegalStateException("no line \"" + beginning + "\" in: " + output));
        }
    }

    /** Runs {@code java <options> <main> <arguments>}. */
    public static Ended run(Class<?> main, List<String> options, List<String> arguments, Duration limit) {
        return run(main, List.of(), options, arguments, limit);
    }

    /** The same with more on the class path. */
    public static Ended run(
            Class<?> main, List<Path> more, List<String> options, List<String> arguments, Duration limit) {
        return run(command(main, more, options, arguments), limit);
    }

    /** The command that starts such a JVM. */
    public static List<String> command(Class<?> main, List<Path> more, List<String> options, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(more), main.getName()));
        command.addAll(arguments);
        return command;
    }

    private static String classPath(List<Path> more) {
        var entries = new ArrayList<>(List.of(System.getProperty("java.class.path")));
        more.forEach(entry -> entries.add(entry.toString()));
        return String.join(File.pathSeparator, entries);
    }

    /** Runs any command. */
    public static Ended run(List<String> command, Duration limit) {
        try {
            var output = Files.createTempFile("peng-benchmarks-", ".txt");
            try {
                return run(command, output, limit);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command.get(0), e);
        }
    }

    private static Ended run(List<String> command, Path output, Duration limit)
            throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            var inTime = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            var exitCode = process.destroyForcibly().waitFor();
            var took = Duration.ofNanos(System.nanoTime() - begin);
            return new Ended(inTime, exitCode, Files.readString(output, StandardCharsets.UTF_8), took);
        } finally {
            process.destroyForcibly();
        }
    }
}
