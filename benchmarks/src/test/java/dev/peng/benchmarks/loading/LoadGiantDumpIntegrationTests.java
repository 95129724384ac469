package dev.peng.benchmarks.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.corpus.GiantDump;
import dev.peng.benchmarks.corpus.GiantDump.RowStyle;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoadGiantDumpIntegrationTests {

    private static final Loader PENG = new Loader.WithPeng("64m");

    private static final LoadRace RACE = new LoadRace(LocalPostgres.shared(), List.of(PENG), false);

    @TempDir
    Path folder;

    @Test
    void findsEveryRowThatWasWritten() throws Exception {
        var file = folder.resolve("1_ledger.sql");
        var dump = GiantDump.write(file, 100_000, RowStyle.INSERT);

        var load = RACE.load(PENG, file, dump);

        assertThat(load.outcome()).endsWith(" rows, checksum as written");
        assertThat(load.right()).isTrue();
    }

    @Test
    void noticesARowThatWasChangedOnTheWay() throws Exception {
        var file = folder.resolve("1_ledger.sql");
        var dump = GiantDump.write(file, 20_000, RowStyle.INSERT);
        Files.writeString(file, Files.readString(file).replaceFirst("'K-\\d+'", "'K-0'"));

        var load = RACE.load(PENG, file, dump);

        assertThat(load.right()).isFalse();
        assertThat(load.outcome()).contains(" instead of ");
    }

    @Test
    void tellsWhyNothingWasLoaded() throws Exception {
        var file = folder.resolve("1_ledger.sql");
        var dump = GiantDump.write(file, 20_000, RowStyle.INSERT);
        Files.writeString(file, "create table;");

        var load = RACE.load(PENG, file, dump);

        assertThat(load.right()).isFalse();
        assertThat(load.outcome()).startsWith("failed: StepFailedException");
    }

    @Test
    void loadsAndWritesWhatItFound() {
        assertThat(new CommandLine(new LoadGiantDump()).execute("--quick", "--results=" + this.folder))
                .isZero();

        assertThat(this.folder.resolve("load-giant-dump-quick.md"))
                .content()
                .contains(" rows, 1", "peng, -Xmx64m | whole process | memory |")
                .doesNotContain("failed", "instead of");
    }
}
