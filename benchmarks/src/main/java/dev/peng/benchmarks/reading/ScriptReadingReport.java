package dev.peng.benchmarks.reading;

import dev.peng.benchmarks.corpus.Corpora;
import dev.peng.benchmarks.corpus.Corpus;
import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.MarkedSection;
import dev.peng.benchmarks.frame.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the corpora, lets everybody read each of them once, measures those who came back in turns, and writes what it
 * found as Markdown and JSON.
 */
@Command(
        name = "script-reading",
        description = "How fast scripts are cut into statements: peng, Flyway, Spring and the driver side by side.",
        mixinStandardHelpOptions = true)
public final class ScriptReadingReport implements Callable<Integer> {

    private static final String NAME = "script-reading";

    @Option(names = "--quick", description = "Smaller dumps and one round, to see that it works; changes no page.")
    private boolean quick;

    @Option(names = "--results", description = "The folder of the results (default: ${DEFAULT-VALUE}).")
    private Path results = Path.of("benchmarks", "results");

    @Option(names = "--page", description = "The page that shows the tables (default: ${DEFAULT-VALUE}).")
    private Path page = Path.of("docs", "benchmarks.md");

    @Override
    public Integer call() throws IOException {
        var effort = quick ? Effort.QUICK : Effort.FULL;
        var folder = Files.createTempDirectory("peng-benchmarks-");
        try {
            var report = measure(effort, Corpora.write(folder, effort.megabytes(), effort.scripts()));
            write(report, new Tables(report).markdown());
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
        return new Report(at, machine, Stopwatch.JVM_OPTIONS, Versions.ofContestants(), effort, results);
    }

    private void write(Report report, String tables) throws IOException {
        System.out.println("\n" + tables);
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        var name = quick ? NAME + "-quick" : NAME;
        Files.createDirectories(results);
        Files.writeString(results.resolve(name + ".md"), "# Reading scripts\n\n" + tables);
        Files.writeString(results.resolve(name + ".json"), json.writeValueAsString(report) + "\n");
        if (!quick) {
            new MarkedSection(page, NAME).replaceWith(tables);
        }
    }
}
