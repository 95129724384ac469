package dev.peng.benchmarks.loading;

import dev.peng.benchmarks.corpus.GiantDump;
import dev.peng.benchmarks.corpus.GiantDump.Content;
import dev.peng.benchmarks.corpus.GiantDump.RowStyle;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads dumps. */
@Command(
        name = "load-giant-dump",
        description = "Loads generated dumps with peng in a small heap, and with psql, and checks every row.",
        mixinStandardHelpOptions = true)
public final class LoadGiantDump extends LoadFiles {

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
    String fileName() {
        return "1_ledger.sql";
    }

    @Override
    Content write(Path file, long bytes) throws IOException {
        return GiantDump.write(file, bytes, style);
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
