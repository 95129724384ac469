package dev.peng.benchmarks.starting;

import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.Preface;
import dev.peng.benchmarks.frame.ResultFiles;
import dev.peng.benchmarks.frame.Versions;
import dev.peng.benchmarks.hosting.Applications;
import dev.peng.benchmarks.hosting.ClassPath;
import dev.peng.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long an application takes to its readiness. */
@Command(
        name = "start",
        description = "How long a Spring Boot application whose migrations are all applied takes until it is ready.",
        mixinStandardHelpOptions = true)
public final class StartReport implements Callable<Integer> {

    @Option(
            names = "--counts",
            split = ",",
            description = "How many migrations are applied (default: 1000; with --quick 100).")
    private List<Integer> counts = List.of();

    @Option(names = "--rounds", description = "How often everybody has a turn (default: 7, with --quick 1).")
    private int rounds;

    @Option(
            names = "--only",
            split = ",",
            description = "Who takes part, besides the plain one: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Contestant> only = List.of(Contestant.values());

    @Option(names = "--applications", description = "Where they were built (default: ${DEFAULT-VALUE}).")
    private Path applications = Path.of("benchmarks", "start");

    @Mixin
    private ResultFiles files = new ResultFiles();

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("peng-benchmarks-");
        try (var server = LocalPostgres.shared()) {
            var preface = preface(server.version());
            var starting = new Starting(new Applications(server, folder, applications));
            var race = new Race();
            for (var count : counts()) {
                for (var contestant : contestants()) {
                    race.enter(starting.prepare(contestant, count));
                }
            }
            var report = new Report(preface, race.run(preface.rounds()));
            files.write("start", "Starting an application", new Tables(report).markdown(), report);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return 0;
    }

    private Preface preface(int postgres) throws IOException {
        var turns = rounds > 0 ? rounds : files.quick() ? 1 : 7;
        return new Preface(Instant.now(), Machine.here(), Applications.JVM_OPTIONS, versions(), postgres, turns);
    }

    private Map<String, String> versions() throws IOException {
        var versions = new LinkedHashMap<>(Versions.of(Set.of("peng", "Flyway", "Liquibase", "pgjdbc")));
        versions.put("Spring Boot", ClassPath.of(applications, "plain").springBoot());
        return versions;
    }

    private List<Integer> counts() {
        return !counts.isEmpty() ? counts : List.of(files.quick() ? 100 : 1_000);
    }

    private List<Contestant> contestants() {
        return Stream.of(Contestant.values())
                .filter(contestant -> contestant == Contestant.PLAIN || only.contains(contestant))
                .toList();
    }
}
