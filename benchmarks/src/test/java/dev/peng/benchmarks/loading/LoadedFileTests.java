package dev.peng.benchmarks.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.corpus.GiantDump;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadedFileTests {

    private static final GiantDump.Content CONTENT = new GiantDump.Content(10_000_000, 75_000, 1);

    @Test
    void showsTheMediansAndTheMostMemory() {
        var file = new LoadedFile(CONTENT, List.of(psql(1), peng(2, 15, 80), psql(1), peng(4, 14, 90)));

        assertThat(file.row())
                .containsExactly(
                        "75,000 rows, 10 MB",
                        "1.0 s, 10 MB/s",
                        "**3.0 ×** (2.0 to 4.0), 3.0 s, 3.3 MB/s",
                        "**6.0 ×** (4.0 to 8.0), 6.0 s",
                        "15 MB of heap, 90 MB resident");
    }

    private static LoadTurn psql(double seconds) {
        return new LoadTurn("psql", seconds, seconds, Memory.UNKNOWN, "as written", true);
    }

    private static LoadTurn peng(double seconds, long heap, long resident) {
        var memory = new Memory(heap * 1_000_000, resident * 1_000_000);
        return new LoadTurn("peng", seconds, 2 * seconds, memory, "as written", true);
    }
}
