package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.ResultFiles;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long everybody takes to apply small migrations to an empty database. */
@Command(
        name = "apply",
        description =
                "How long it takes to apply small migrations: peng, Flyway, Liquibase and bare JDBC side by side.",
        mixinStandardHelpOptions = true)
public final class ApplyReport implements Callable<Integer> {

    /** How many migrations a server further away gets. */
    private static final int AWAY = 100;

    @Mixin
    private Effort effort = new Effort();

    @Option(
            names = "--latencies",
            split = ",",
            description =
                    "Milliseconds by which round trips to servers further away are longer (default: 1,5; with --quick none).")
    private @Nullable List<Integer> latencies;

    @Mixin
    private ResultFiles files = new ResultFiles();

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("peng-benchmarks-");
        try (var server = LocalPostgres.shared()) {
            var rounds = effort.rounds(files.quick());
            var counts = effort.counts(files.quick() ? List.of(1, 10) : List.of(1, 10, 100, 1_000));
            var report = Report.begun(server.version(), rounds);
            var applying = new Applying(server, folder);
            var talks = applying.talks(effort.migrators());
            var settings = Stream.concat(
                            Applying.settings(counts).stream(),
                            Applying.away(latencies(), files.quick() ? 10 : AWAY).stream())
                    .toList();
            var race = new Race(settings, effort.migrators(), applying::run);
            var measured = report.with(race.run(rounds), talks);
            var wire = new TalkTables(talks).perMigration(Applying.FEW, Applying.MORE);
            files.write("apply", "Applying migrations", new Tables(measured).markdown(wire), measured);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return 0;
    }

    // A server is seldom nearer than the first, and seldom further away than the last of the defaults.
    private List<Integer> latencies() {
        return latencies != null ? latencies : files.quick() ? List.of() : List.of(1, 5);
    }
}
