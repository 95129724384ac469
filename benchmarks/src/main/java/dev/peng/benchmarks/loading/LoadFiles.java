package dev.peng.benchmarks.loading;

import dev.peng.benchmarks.corpus.GiantDump.Content;
import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.ResultFiles;
import dev.peng.benchmarks.frame.Versions;
import dev.peng.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Generates files of several sizes, loads each by turns with psql and with peng in a small heap, each time into an empty
 * database of a local PostgreSQL, and compares what is there afterwards with what was written.
 */
abstract class LoadFiles implements Callable<Integer> {

    private static final List<Long> MEGABYTES = List.of(1L, 10L, 100L, 1_000L);

    @Option(
            names = "--megabytes",
            split = ",",
            description = "The size of each file (default: 1,10,100,1000; with --quick 1).")
    private List<Long> megabytes = List.of();

    @Option(names = "--heap", description = "The -Xmx of peng's JVM (default: ${DEFAULT-VALUE}).")
    private String heap = "64m";

    @Option(names = "--rounds", description = "How often everybody has a turn (default: 5, with --quick 1).")
    private int rounds;

    @Mixin
    private ResultFiles results = new ResultFiles();

    /** The name of the command. */
    abstract String name();

    abstract String title();

    /** The name of the file, by which peng knows what to do with it. */
    abstract String fileName();

    /** Writes about so many bytes. */
    abstract Content write(Path file, long bytes) throws IOException;

    /** Whether the file has rows alone. */
    abstract boolean needsTable();

    /** Who loads such files and is there on every machine with PostgreSQL. */
    abstract Loader floor();

    @Override
    public Integer call() throws IOException, SQLException {
        try (var server = LocalPostgres.builder().start()) {
            var at = Instant.now();
            var machine = Machine.here();
            var race = new LoadRace(server, loaders(), needsTable());
            var times = rounds > 0 ? rounds : results.quick() ? 1 : 5;
            var loaded = new ArrayList<LoadedFile>();
            for (var size : megabytes()) {
                loaded.add(load(race, size * 1_000_000, times));
            }
            var versions = Versions.of(Set.of("peng", "pgjdbc"));
            var report = new LoadReport(at, machine, versions, server.version(), times, loaded);
            results.write(name(), title(), report.markdown(), report);
            return report.right() ? 0 : 1;
        }
    }

    private List<Long> megabytes() {
        return !megabytes.isEmpty() ? megabytes : results.quick() ? MEGABYTES.subList(0, 1) : MEGABYTES;
    }

    private LoadedFile load(LoadRace race, long bytes, int times) throws IOException, SQLException {
        var folder = Files.createTempDirectory("peng-benchmarks-");
        try {
            var file = folder.resolve(fileName());
            return race.run(file, write(file, bytes), times);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private List<Loader> loaders() throws IOException {
        var peng = new Loader.WithPeng(heap);
        return Loader.WithPsql.installed() ? Stream.of(floor(), peng).toList() : List.of(peng);
    }
}
