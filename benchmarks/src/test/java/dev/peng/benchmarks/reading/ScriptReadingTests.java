package dev.peng.benchmarks.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.benchmarks.corpus.Corpora;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class ScriptReadingTests {

    @TempDir
    Path folder;

    @Test
    void isFoundAndRunByJmh() throws Exception {
        var corpus = Corpora.smallScripts(folder, "small", 2);
        var once = new OptionsBuilder()
                .include(ScriptReading.class.getName() + ".read")
                .param("contestant", "PENG")
                .param("folder", corpus.folder().toString())
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();

        assertThat(new Runner(once).runSingle().getPrimaryResult().getScore()).isPositive();
    }
}
