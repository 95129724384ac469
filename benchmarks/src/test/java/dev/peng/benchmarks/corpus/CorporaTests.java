package dev.peng.benchmarks.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorporaTests {

    @TempDir
    Path folder;

    @Test
    void areTheSameEveryTime() throws IOException {
        var once = Corpora.write(Files.createDirectory(folder.resolve("once")), List.of(1), 20);
        var again = Corpora.write(Files.createDirectory(folder.resolve("again")), List.of(1), 20);

        assertThat(once).hasSize(3);
        for (var i = 0; i < once.size(); i++) {
            assertThat(text(once.get(i))).isEqualTo(text(again.get(i)));
        }
    }

    @Test
    void haveTheSizeThatTheyAreAskedFor() throws IOException {
        var corpora = Corpora.write(folder, List.of(1), 20);

        assertThat(corpora)
                .extracting(Corpus::name)
                .containsExactly("1 MB of COPY data", "1 MB of INSERT", "20 small scripts");
        assertThat(corpora.get(0).bytes()).isBetween(1_000_000L, 1_010_000L);
        assertThat(corpora.get(1).bytes()).isBetween(1_000_000L, 1_010_000L);
        assertThat(Corpus.files(corpora.get(2).folder()))
                .hasSize(20)
                .allSatisfy(file -> assertThat(Files.size(file)).isBetween(300L, 3_500L));
        for (var corpus : corpora) {
            assertThat(corpus.bytes()).isEqualTo(size(corpus));
        }
    }

    private static String text(Corpus corpus) throws IOException {
        var text = new StringBuilder();
        for (var file : Corpus.files(corpus.folder())) {
            text.append(Files.readString(file));
        }
        return text.toString();
    }

    private static long size(Corpus corpus) throws IOException {
        var bytes = 0L;
        for (var file : Corpus.files(corpus.folder())) {
            bytes += Files.size(file);
        }
        return bytes;
    }
}
