package dev.peng.benchmarks.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.corpus.GiantDump;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoadCsvIntegrationTests {

    private static final Loader PENG = new Loader.WithPeng("64m");

    private static final LoadRace RACE = new LoadRace(LocalPostgres.shared(), List.of(PENG), true);

    @TempDir
    Path folder;

    @Test
    void findsEveryRowThatWasWritten() throws Exception {
        var file = folder.resolve("1_public.ledger.csv");
        var content = GiantDump.writeCsv(file, 100_000);

        var turn = RACE.load(PENG, file, content);

        assertThat(turn.outcome()).endsWith(" rows, checksum as written");
        assertThat(turn.right()).isTrue();
        assertThat(turn.memory().heapBytes()).isBetween(1_000_000L, 64L << 20);
        assertThat(turn.seconds()).isBetween(0.0, turn.processSeconds());
    }

    @Test
    void noticesARowThatWasChangedOnTheWay() throws Exception {
        var file = folder.resolve("1_public.ledger.csv");
        var content = GiantDump.writeCsv(file, 10_000);
        Files.writeString(file, Files.readString(file).replaceFirst(",K-\\d+,", ",K-0,"));

        var turn = RACE.load(PENG, file, content);

        assertThat(turn.right()).isFalse();
        assertThat(turn.outcome()).contains(" instead of ");
    }

    @Test
    void loadsAndWritesWhatItFound() {
        assertThat(new CommandLine(new LoadCsv()).execute("--quick", "--results=" + folder))
                .isZero();

        assertThat(folder.resolve("load-csv-quick.md"))
                .content()
                .contains(" rows, 1.0 MB | ", "peng, -Xmx64m | whole process | memory |")
                .doesNotContain("failed", "instead of");
        assertThat(folder.resolve("load-csv-quick.json")).content().contains("\"ratios\"");
    }
}
