package dev.peng.benchmarks.serving;

import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.frame.Preface;
import dev.peng.benchmarks.frame.ResultFiles;
import dev.peng.benchmarks.frame.Versions;
import dev.peng.benchmarks.serving.Report.Result;
import dev.peng.benchmarks.serving.Serving.Pace;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what those who use an application notice when its schema is changed under it. */
@Command(
        name = "serving",
        description = "How requests are served while migrations change the tables that they use.",
        mixinStandardHelpOptions = true)
public final class ServingReport implements Callable<Integer> {

    private static final Shop SHOP = new Shop(100_000, 500_000);
    private static final Shop SMALL_SHOP = new Shop(1_000, 10_000);

    @Option(names = "--requests", description = "How many a second (default: ${DEFAULT-VALUE}).")
    private double perSecond = 400;

    @Option(names = "--rounds", description = "How often everybody has a turn (default: 3, with --quick 1).")
    private int rounds;

    @Option(
            names = "--only",
            split = ",",
            description = "Who takes part, besides nobody: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Contestant> only = List.of(Contestant.values());

    @Mixin
    private ResultFiles files = new ResultFiles();

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("peng-benchmarks-");
        try (var server = LocalPostgres.shared();
                var serving = new Serving(server, folder, files.quick() ? SMALL_SHOP : SHOP, pace())) {
            var preface = new Preface(
                    Instant.now(),
                    Machine.here(),
                    Serving.JVM_OPTIONS,
                    Versions.of(Set.of("peng", "Flyway", "Liquibase", "pgjdbc")),
                    server.version(),
                    rounds > 0 ? rounds : files.quick() ? 1 : 3);
            var report = new Report(preface, perSecond, results(serving, preface.rounds()));
            files.write("serving", "Serving while the schema changes", report.markdown(), report);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return 0;
    }

    private Pace pace() {
        return files.quick()
                ? new Pace(perSecond, seconds(1), seconds(2), seconds(1), seconds(1))
                : new Pace(perSecond, seconds(5), seconds(30), seconds(10), seconds(3));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    // Round by round, so that a moment in which the machine is busy meets all.
    private List<Result> results(Serving serving, int times) throws Exception {
        var shifts = new EnumMap<Contestant, List<Shift>>(Contestant.class);
        for (var round = 1; round <= times; round++) {
            for (var contestant : contestants()) {
                var shift = serving.run(contestant);
                shifts.computeIfAbsent(contestant, first -> new ArrayList<>()).add(shift);
                System.out.printf(
                        "%d  %-10s %-8s longest %-8s %s%n",
                        round,
                        contestant.label(),
                        Numbers.time(shift.seconds()),
                        Numbers.time(shift.longest()),
                        shift.outcome());
            }
        }
        return shifts.entrySet().stream()
                .map((Map.Entry<Contestant, List<Shift>> entry) -> new Result(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Contestant> contestants() {
        return Stream.of(Contestant.values())
                .filter(contestant -> contestant == Contestant.NOBODY || only.contains(contestant))
                .toList();
    }
}
