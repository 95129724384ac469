package dev.peng.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class AllReportsTests {

    private final List<String> calls = new ArrayList<>();

    @Test
    void runEachWithItsDefaults() {
        assertThat(execute(0, "all")).isZero();

        assertThat(calls).containsExactly("apply []", "look []");
    }

    @Test
    void runEachWithLessWork() {
        assertThat(execute(0, "all", "--quick")).isZero();

        assertThat(calls).containsExactly("apply [--quick]", "look [--quick]");
    }

    @Test
    void goOnWhenOneFailsAndSayAtTheEndThatItHas() {
        assertThat(execute(3, "all")).isEqualTo(1);

        assertThat(calls).containsExactly("apply []", "look []");
    }

    @Test
    void areCommandsOfTheBenchmarks() {
        assertThat(new CommandLine(Benchmarks.class).getSubcommands())
                .containsKeys("script-reading", "apply", "endpoint", "replicas", "all");
    }

    private int execute(int exitCodeOfTheFirst, String... arguments) {
        var all = new AllReports((report, options) -> {
            calls.add(report + " " + options);
            return report.equals("apply") ? exitCodeOfTheFirst : 0;
        });
        return new CommandLine(new Some())
                .addSubcommand("apply", new One())
                .addSubcommand("look", new One())
                .addSubcommand("all", all)
                .execute(arguments);
    }

    @Command(name = "some")
    private static final class Some {}

    @Command
    private static final class One {}
}
