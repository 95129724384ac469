package dev.peng.benchmarks.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.corpus.Corpora;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTests {

    private static final List<String> NO_OPTIONS = List.of();
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void countsStatementsInAnotherJvm() throws Exception {
        var corpus = Corpora.smallScripts(folder, "small", 3);

        var trial = Trial.of(Contestant.PENG, corpus, NO_OPTIONS, LONG);

        assertThat(trial.outcome()).isEqualTo("right");
        assertThat(trial.statements()).isEqualTo(corpus.statements());
    }

    @Test
    void namesTheFailure() throws Exception {
        var corpus = Corpora.copyDump(folder, "copy", 60_000);

        var trial = Trial.of(Contestant.SPRING, corpus, NO_OPTIONS, LONG);

        assertThat(trial.outcome()).isEqualTo("ScriptParseException");
        assertThat(trial.returned()).isFalse();
    }

    @Test
    void endsWhoTakesTooLong() throws Exception {
        var corpus = Corpora.smallScripts(folder, "small", 3);

        var trial = Trial.of(Contestant.PENG, corpus, NO_OPTIONS, Duration.ofMillis(1));

        assertThat(trial.outcome()).isEqualTo("longer than 0 s");
        assertThat(trial.returned()).isFalse();
    }
}
