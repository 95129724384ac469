package dev.peng.benchmarks.histories;

import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.Preface;
import dev.peng.benchmarks.frame.ResultFiles;
import dev.peng.benchmarks.frame.Versions;
import dev.peng.benchmarks.histories.Report.Result;
import dev.peng.benchmarks.migrator.Migrator;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long everybody takes to apply the migrations of real projects to an empty database. */
@Command(
        name = "histories",
        description = "How long it takes to apply the migrations of real projects.",
        mixinStandardHelpOptions = true)
public final class HistoriesReport implements Callable<Integer> {

    @Option(
            names = "--corpora",
            description = "Their folder; they are no part of this project. Without it nothing is measured.")
    private @Nullable Path corpora;

    @Option(names = "--rounds", description = "How often everybody has a turn (default: 3, with --quick 1).")
    private int rounds;

    @Option(names = "--only", split = ",", description = "Who takes part (default: PENG,FLYWAY,LIQUIBASE).")
    private List<Migrator> only = List.of(Migrator.PENG, Migrator.FLYWAY, Migrator.LIQUIBASE);

    @Mixin
    private ResultFiles files = new ResultFiles();

    @Override
    public Integer call() throws Exception {
        if (corpora == null) {
            System.out.println("skipped: --corpora names no folder of real migrations");
            return 0;
        }
        var folder = Files.createTempDirectory("peng-benchmarks-");
        try (var server = LocalPostgres.shared()) {
            var preface = new Preface(
                    Instant.now(),
                    Machine.here(),
                    Application.JVM_OPTIONS,
                    Versions.of(Set.of("peng", "Flyway", "Liquibase", "pgjdbc")),
                    server.version(),
                    rounds > 0 ? rounds : files.quick() ? 1 : 3);
            var results = results(new Application(server, folder), History.in(corpora), preface.rounds());
            var report = new Report(preface, results);
            files.write("histories", "Applying real histories", report.markdown(), report);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return 0;
    }

    // Round by round, so that a moment in which the machine is busy meets all.
    private List<Result> results(Application application, List<History> histories, int times) throws Exception {
        var results = new ArrayList<Result>();
        for (var history : histories) {
            only.forEach(migrator ->
                    results.add(new Result(history.name(), history.scripts().size(), migrator)));
        }
        for (var round = 1; round <= times; round++) {
            for (var history : histories) {
                for (var migrator : only) {
                    var run = application.run(history, migrator);
                    System.out.printf("%d  %-14s %-10s %s%n", round, history.name(), migrator.label(), run);
                    results.stream()
                            .filter(result -> result.history().equals(history.name()) && result.migrator() == migrator)
                            .forEach(result -> result.runs().add(run));
                }
            }
        }
        return results;
    }
}
