package dev.peng.benchmarks.loading;

import dev.peng.benchmarks.corpus.GiantDump;
import dev.peng.benchmarks.corpus.GiantDump.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads CSV files. */
@Command(
        name = "load-csv",
        description = "Loads generated CSV files with peng in a small heap, and with psql, and checks every row.",
        mixinStandardHelpOptions = true)
public final class LoadCsv extends LoadFiles {

    static final String TABLE = "public.ledger";

    private static final List<Long> ROWS = List.of(10_000L, 1_000_000L, 10_000_000L);

    @Option(
            names = "--rows",
            split = ",",
            description = "How many each file has (default: 10000,1000000,10000000; with --quick 10000).")
    private List<Long> rows = List.of();

    @Override
    String name() {
        return "load-csv";
    }

    @Override
    String title() {
        return "Loading CSV files";
    }

    @Override
    List<Long> sizes(boolean quick) {
        return !rows.isEmpty() ? rows : quick ? ROWS.subList(0, 1) : ROWS;
    }

    @Override
    String fileName() {
        return "1_" + TABLE + ".csv";
    }

    @Override
    Content write(Path file, long size) throws IOException {
        return GiantDump.writeCsv(file, size);
    }

    @Override
    boolean needsTable() {
        return true;
    }

    @Override
    Loader floor() {
        return new Loader.WithPsqlCopy(TABLE);
    }
}
