package dev.peng.benchmarks.calling;

import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.Preface;
import dev.peng.benchmarks.frame.ResultFiles;
import dev.peng.benchmarks.frame.Versions;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long commands take that only look. */
@Command(
        name = "cli",
        description = "How long peng status takes, beside Flyway and a JVM that does nothing.",
        mixinStandardHelpOptions = true)
public final class CliReport implements Callable<Integer> {

    @Option(names = "--count", description = "How many migrations are applied (default: ${DEFAULT-VALUE}).")
    private int count = 100;

    @Option(names = "--rounds", description = "How often everybody has a turn (default: 15, with --quick 1).")
    private int rounds;

    @Option(names = "--peng", description = "The script of peng (default: ${DEFAULT-VALUE}).")
    private Path peng = Path.of("peng-cli", "target", "peng");

    @Mixin
    private ResultFiles files = new ResultFiles();

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("peng-benchmarks-");
        try (var server = LocalPostgres.shared()) {
            var turns = rounds > 0 ? rounds : files.quick() ? 1 : 15;
            var versions = Versions.of(Set.of("peng", "Flyway", "pgjdbc"));
            var preface =
                    new Preface(Instant.now(), Machine.here(), Calling.JVM_OPTIONS, versions, server.version(), turns);
            var calling = new Calling(server, folder, peng.toAbsolutePath(), count);
            calling.prepare();
            var report = new Report(preface, count, race(calling, turns));
            files.write("cli", "The command line", report.markdown(), report);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return 0;
    }

    // Round by round, so that a moment in which the machine is busy meets all.
    private static List<Result> race(Calling calling, int rounds) {
        var seconds = new EnumMap<Caller, List<Double>>(Caller.class);
        for (var round = 0; round < rounds; round++) {
            for (var caller : Caller.values()) {
                seconds.computeIfAbsent(caller, one -> new ArrayList<>()).add(calling.seconds(caller));
            }
        }
        return seconds.entrySet().stream()
                .map(entry -> new Result(entry.getKey(), entry.getValue()))
                .toList();
    }
}
