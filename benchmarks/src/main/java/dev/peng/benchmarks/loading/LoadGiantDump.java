package dev.peng.benchmarks.loading;

import dev.peng.benchmarks.corpus.GiantDump;
import dev.peng.benchmarks.corpus.GiantDump.Content;
import dev.peng.benchmarks.corpus.GiantDump.RowStyle;
import dev.peng.benchmarks.frame.Machine;
import dev.peng.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Generates a dump, loads it by turns with peng in a small heap and with psql, each time into an empty database of a
 * local PostgreSQL, and compares what is there afterwards with what was written.
 */
@Command(
        name = "load-giant-dump",
        description = "Loads a generated dump with peng in a small heap, and with psql, and checks every row.",
        mixinStandardHelpOptions = true)
public final class LoadGiantDump implements Callable<Integer> {

    @Option(names = "--megabytes", description = "Its size (default: ${DEFAULT-VALUE}).")
    private int megabytes = 1_000;

    @Option(names = "--rows", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private RowStyle style = RowStyle.COPY;

    @Option(names = "--heap", description = "The -Xmx of peng's JVM (default: ${DEFAULT-VALUE}).")
    private String heap = "64m";

    @Option(names = "--rounds", description = "How often each loads it (default: ${DEFAULT-VALUE}).")
    private int rounds = 1;

    @Override
    public Integer call() throws IOException, SQLException {
        var folder = Files.createTempDirectory("peng-benchmarks-");
        try (var server = LocalPostgres.builder().start()) {
            var file = folder.resolve("1_ledger.sql");
            var dump = GiantDump.write(file, megabytes * 1_000_000L, style);
            System.out.println(Machine.here());
            System.out.println(dump + ", rows as " + style + ", PostgreSQL " + server.version());
            System.out.println("\n| loader | seconds | MB/s | memory | table afterwards |\n|---|--:|--:|---|---|");
            return loadAll(server, file, dump) ? 0 : 1;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private boolean loadAll(LocalPostgres server, Path file, Content dump) throws SQLException {
        var right = true;
        for (var round = 0; round < rounds; round++) {
            for (var loader : loaders()) {
                var load = load(server, loader, file, dump);
                System.out.println(load.row(dump));
                right &= load.right();
            }
        }
        return right;
    }

    private List<Loader> loaders() {
        var loaders = new ArrayList<Loader>(List.of(new Loader.WithPeng(heap)));
        if (Loader.WithPsql.installed()) {
            loaders.add(new Loader.WithPsql());
        }
        return loaders;
    }

    static Load load(LocalPostgres server, Loader loader, Path file, Content dump) throws SQLException {
        try (var database = server.newDatabase()) {
            var ended = loader.load(database, file);
            return ended.well()
                    ? Load.checked(loader.label(), ended.took(), loader.memory(ended), dump, TableContent.of(database))
                    : Load.failed(loader.label(), ended.took(), loader.memory(ended), loader.failure(ended));
        }
    }
}
