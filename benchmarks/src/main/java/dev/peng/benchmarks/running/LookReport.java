package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.ResultFiles;
import dev.peng.benchmarks.migrator.Place;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long everybody takes to find that there is nothing to do. */
@Command(
        name = "look",
        description = "How long a start takes when all migrations are applied: who finds that there is nothing to do.",
        mixinStandardHelpOptions = true)
public final class LookReport implements Callable<Integer> {

    @Mixin
    private Effort effort = new Effort();

    @Option(names = "--files", split = ",", description = "${COMPLETION-CANDIDATES} (default: both).")
    private List<Place> places = List.of(Place.values());

    @Mixin
    private ResultFiles files = new ResultFiles();

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("peng-benchmarks-");
        try (var server = LocalPostgres.shared()) {
            var rounds = effort.rounds(files.quick());
            var counts = effort.counts(files.quick() ? List.of(0, 100) : List.of(0, 100, 1_000, 10_000));
            var migrators = effort.migrators();
            var report = Report.begun(server.version(), rounds);
            var looking = new Looking(server, folder, Duration.ofMillis(files.quick() ? 100 : 5_000));
            looking.prepare(counts, migrators);
            var talks = looking.talks(counts, migrators);
            var race = new Race(Looking.settings(counts, places), migrators, looking::run);
            var measured = report.with(race.run(rounds), talks);
            var tables = new Tables(measured).markdown(new TalkTables(talks).perRun(counts));
            files.write("look", "Nothing to do", tables, measured);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return 0;
    }
}
