package dev.peng.benchmarks.reading;

import dev.peng.benchmarks.corpus.Corpus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One turn of a contestant: JMH runs {@link ScriptReading} in a new JVM. */
final class Stopwatch {

    /** The heap is the same for all, so that nobody wins by a larger one. */
    static final List<String> JVM_OPTIONS = List.of("-Xms2g", "-Xmx2g");

    private Stopwatch() {}

    /** The seconds that one reading takes, of each iteration. */
    static List<Double> turn(Contestant contestant, Corpus corpus, Duration warmUp) {
        try {
            var run = new Runner(options(contestant, corpus, warmUp)).runSingle();
            return run.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .map(iteration -> iteration.getPrimaryResult().getScore() / 1e6)
                    .toList();
        } catch (RunnerException e) {
            throw new IllegalStateException(contestant + " failed on " + corpus.name(), e);
        }
    }

    /** A reading that is longer than an iteration is not cut short. */
    private static Options options(Contestant contestant, Corpus corpus, Duration warmUp) {
        return new OptionsBuilder()
                .include(ScriptReading.class.getName() + ".read")
                .param("contestant", contestant.name())
                .param("folder", corpus.folder().toString())
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .jvmArgs(JVM_OPTIONS.toArray(String[]::new))
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(warmUp.toMillis()))
                .measurementIterations(2)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
    }
}
