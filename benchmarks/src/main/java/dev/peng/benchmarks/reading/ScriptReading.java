package dev.peng.benchmarks.reading;

import dev.peng.benchmarks.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One contestant reads one corpus, from the files on disk to the last statement. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScriptReading {

    /** The name of a {@link Contestant}. */
    @Param("PENG")
    public String contestant = "";

    /** The folder of a corpus. */
    @Param("")
    public String folder = "";

    private List<Path> files = List.of();
    private StatementReader reader = file -> 0;

    /** Lists the files: what is measured is reading them, not finding them. */
    @Setup
    public void prepare() throws IOException {
        files = Corpus.files(Path.of(folder));
        reader = Contestant.valueOf(contestant).reader();
    }

    /** Reads all files; JMH consumes the sum. */
    @Benchmark
    public long read() throws Exception {
        var statements = 0L;
        for (var file : files) {
            statements += reader.read(file);
        }
        return statements;
    }
}
