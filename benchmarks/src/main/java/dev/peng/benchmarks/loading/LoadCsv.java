package dev.peng.benchmarks.loading;

import dev.peng.benchmarks.corpus.GiantDump;
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
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Generates a CSV file, loads it by turns with psql and with peng in a small heap, each time into an empty table of a local
 * PostgreSQL, and compares what is there afterwards with what was written.
 */
@Command(
        name = "load-csv",
        description = "Loads a generated CSV file with peng in a small heap, and with psql, and checks every row.",
        mixinStandardHelpOptions = true)
public final class LoadCsv implements Callable<Integer> {

    private static final String TABLE = "public.ledger";

    @Option(names = "--rows", description = "How many there are (default: 1000000, with --quick 10000).")
    private long rows;

    @Option(names = "--heap", description = "The -Xmx of peng's JVM (default: ${DEFAULT-VALUE}).")
    private String heap = "64m";

    @Option(names = "--rounds", description = "How often everybody has a turn (default: 5, with --quick 1).")
    private int rounds;

    @Mixin
    private ResultFiles files = new ResultFiles();

    @Override
    public Integer call() throws IOException, SQLException {
        var folder = Files.createTempDirectory("peng-benchmarks-");
        try (var server = LocalPostgres.builder().start()) {
            var file = folder.resolve("1_" + TABLE + ".csv");
            var content = GiantDump.writeCsv(file, rows > 0 ? rows : files.quick() ? 10_000 : 1_000_000);
            var report = measure(server, file, content, rounds > 0 ? rounds : files.quick() ? 1 : 5);
            files.write("load-csv", "Loading a CSV file", report.markdown(), report);
            return report.right() ? 0 : 1;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private CsvReport measure(LocalPostgres server, Path file, Content content, int times) throws SQLException {
        var at = Instant.now();
        var machine = Machine.here();
        var turns = new ArrayList<CsvTurn>();
        for (var round = 0; round < times; round++) {
            for (var loader : loaders()) {
                turns.add(load(server, loader, file, content));
            }
        }
        var versions = Versions.of(Set.of("peng", "pgjdbc"));
        return new CsvReport(at, machine, versions, server.version(), content, times, turns);
    }

    /** The floor comes first, if it is there. */
    private List<Loader> loaders() {
        var loaders = new ArrayList<Loader>();
        if (Loader.WithPsql.installed()) {
            loaders.add(new Loader.WithPsqlCopy(TABLE));
        }
        loaders.add(new Loader.WithPeng(heap));
        return loaders;
    }

    static CsvTurn load(LocalPostgres server, Loader loader, Path file, Content content) throws SQLException {
        try (var database = server.newDatabase()) {
            try (var connection = database.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(GiantDump.CREATE_TABLE);
            }
            var ended = loader.load(database, file);
            if (!ended.well()) {
                var why = loader.failure(ended);
                var load = Load.failed(loader.label(), ended.took(), loader.memory(ended), why);
                return CsvTurn.of(load, ended.took().toNanos() / 1e9);
            }
            var found = TableContent.of(database);
            return CsvTurn.of(
                    Load.checked(loader.label(), ended.took(), loader.memory(ended), content, found),
                    loader.seconds(ended));
        }
    }
}
