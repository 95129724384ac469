package dev.peng.benchmarks.loading;

import dev.peng.benchmarks.corpus.GiantDump;
import dev.peng.benchmarks.corpus.GiantDump.Content;
import dev.peng.benchmarks.corpus.GiantDump.RowStyle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads dumps. */
@Command(
        name = "load-giant-dump",
        description = "Loads generated dumps with peng in a small heap, and with psql, and checks every row.",
        mixinStandardHelpOptions = true)
public final class LoadGiantDump extends LoadFiles {

    private static final List<Long> MEGABYTES = List.of(1L, 100L, 1_000L);

    @Option(names = "--megabytes", split = ",", description = "The size of each (default: 1,100,1000; with --quick 1).")
    private List<Long> megabytes = List.of();

    @Option(names = "--rows", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private RowStyle style = RowStyle.COPY;

    @Override
    String name() {
        return "load-giant-dump";
    }

    @Override
    String title() {
        return "Loading dumps";
    }

    @Override
    List<Long> sizes(boolean quick) {
        return !megabytes.isEmpty() ? megabytes : quick ? MEGABYTES.subList(0, 1) : MEGABYTES;
    }

    @Override
    String fileName() {
        return "1_ledger.sql";
    }

    @Override
    Content write(Path file, long size) throws IOException {
        return GiantDump.write(file, size * 1_000_000, style);
    }

    @Override
    boolean needsTable() {
        return false;
    }

    @Override
    Loader floor() {
        return new Loader.WithPsql();
    }
}
