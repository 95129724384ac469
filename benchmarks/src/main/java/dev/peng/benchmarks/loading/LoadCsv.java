package dev.peng.benchmarks.loading;

import dev.peng.benchmarks.corpus.GiantDump;
import dev.peng.benchmarks.corpus.GiantDump.Content;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Loads CSV files. */
@Command(
        name = "load-csv",
        description = "Loads generated CSV files with peng in a small heap, and with psql, and checks every row.",
        mixinStandardHelpOptions = true)
public final class LoadCsv extends LoadFiles {

    static final String TABLE = "public.ledger";

    @Override
    String name() {
        return "load-csv";
    }

    @Override
    String title() {
        return "Loading CSV files";
    }

    @Override
    String fileName() {
        return "1_" + TABLE + ".csv";
    }

    @Override
    Content write(Path file, long bytes) throws IOException {
        return GiantDump.writeCsv(file, bytes);
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
