package dev.peng.benchmarks;

import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.frame.OtherJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs every other command after the other with its defaults, each in a JVM of its own; one that fails stops none. */
@Command(
        name = AllReports.NAME,
        description = "Every report after the other with its defaults; exits with 1 if one of them has failed.",
        mixinStandardHelpOptions = true)
final class AllReports implements Callable<Integer> {

    static final String NAME = "all";

    private final Track track;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--quick", description = "Less work and one round, to see that they work; changes no page.")
    private boolean quick;

    AllReports() {
        this(AllReports::inOwnJvm);
    }

    AllReports(Track track) {
        this.track = track;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var options = quick ? List.of("--quick") : List.<String>of();
        var ends = new ArrayList<End>();
        for (var report : reports()) {
            System.out.printf("%n== %s%n%n", report);
            var begin = System.nanoTime();
            var exitCode = track.run(report, options);
            ends.add(new End(report, exitCode, (System.nanoTime() - begin) / 1e9));
        }
        System.out.println();
        ends.forEach(System.out::println);
        return ends.stream().allMatch(End::well) ? 0 : 1;
    }

    private List<String> reports() {
        var parent = spec == null ? null : spec.parent();
        if (parent == null) {
            throw new IllegalStateException("it is no command of others");
        }
        return parent.subcommands().keySet().stream()
                .filter(name -> !name.equals(NAME))
                .toList();
    }

    // With the output of this one: what others have left in a JVM would be measured, too.
    private static int inOwnJvm(String report, List<String> options) throws IOException, InterruptedException {
        var arguments = Stream.concat(Stream.of(report), options.stream()).toList();
        var command = OtherJvm.command(Benchmarks.class, List.of(), List.of(), arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Where a report is made: gives its exit code. */
    interface Track {
        int run(String report, List<String> options) throws IOException, InterruptedException;
    }

    private record End(String report, int exitCode, double seconds) {
        boolean well() {
            return exitCode == 0;
        }

        @Override
        public String toString() {
            return "%-16s %-7s %s".formatted(report, Numbers.time(seconds), well() ? "done" : "exit code " + exitCode);
        }
    }
}
