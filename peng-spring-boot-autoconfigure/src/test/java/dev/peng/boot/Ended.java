package dev.peng.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that has ended.
 *
 * @param code its exit code
 * @param output what it has said
 */
record Ended(int code, String output) {

    /** One of an application, with arguments of the command line. */
    static Ended with(List<String> arguments) throws IOException, InterruptedException {
        return with(TestApplication.Minimal.class, arguments);
    }

    /** The same with another main class. */
    static Ended with(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        return with(main, arguments, Map.of());
    }

    /** The same with variables of the environment. */
    static Ended with(Class<?> main, List<String> arguments, Map<String, String> variables)
            throws IOException, InterruptedException {
        return with(List.of(), main, arguments, variables);
    }

    /** The same with options of Java, of which the last of each kind counts. */
    static Ended with(List<String> options, Class<?> main, List<String> arguments, Map<String, String> variables)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        return of(builder.start());
    }

    private static Ended of(Process process) throws IOException, InterruptedException {
        try {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    /** From the words that Spring Boot begins its report with. */
    String report() {
        assertThat(output).contains("APPLICATION FAILED TO START");
        return output.substring(output.indexOf("APPLICATION FAILED TO START"));
    }
}
