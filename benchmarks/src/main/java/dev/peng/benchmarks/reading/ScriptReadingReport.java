package dev.peng.benchmarks.reading;

import dev.peng.benchmarks.corpus.Corpora;
import dev.peng.benchmarks.corpus.Corpus;
import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.ResultFiles;
import dev.peng.benchmarks.frame.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Writes the corpora, lets everybody read each of them once, measures those who came back in turns, and writes what it
 * found as Markdown and JSON.
 */
@Command(
        name = "script-reading",
        description = "How fast scripts are cut into statements: peng, Flyway, Spring and the driver side by side.",
        mixinStandardHelpOptions = true)
public final class ScriptReadingReport implements Callable<Integer> {

    private static final Set<String> PARTICIPANTS = Set.of("peng", "Flyway", "Spring JDBC", "pgjdbc");

    @Mixin
    private ResultFiles files = new ResultFiles();

    @Override
    public Integer call() throws IOException {
        var effort = files.quick() ? Effort.QUICK : Effort.FULL;
        var folder = Files.createTempDirectory("peng-benchmarks-");
        try {
            var report = measure(effort, Corpora.write(folder, effort.megabytes(), effort.scripts()));
            files.write("script-reading", "Reading scripts", new Tables(report).markdown(), report);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return 0;
    }

    /** Round by round, so that a moment in which the machine is busy meets everybody. */
    private static Report measure(Effort effort, List<Corpus> corpora) {
        var at = Instant.now();
        var machine = Machine.here();
        var turns = new ArrayList<Turn>();
        for (var corpus : corpora) {
            for (var contestant : Contestant.values()) {
                turns.add(new Turn(contestant, corpus, effort.limit()));
            }
        }
        for (var round = 1; round <= effort.rounds(); round++) {
            turns.forEach(turn -> turn.measure(effort.warmUp()));
        }
        var results = turns.stream().map(Turn::result).toList();
        return new Report(at, machine, Stopwatch.JVM_OPTIONS, Versions.of(PARTICIPANTS), effort, results);
    }
}
