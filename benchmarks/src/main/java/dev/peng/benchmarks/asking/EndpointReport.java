package dev.peng.benchmarks.asking;

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
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how an endpoint answers many readers. */
@Command(
        name = "endpoint",
        description = "How fast /actuator/peng answers parallel readers, beside the endpoints of Flyway and Liquibase.",
        mixinStandardHelpOptions = true)
public final class EndpointReport implements Callable<Integer> {

    @Option(names = "--count", description = "How many migrations are applied (default: 1000; with --quick 100).")
    private int count;

    @Option(names = "--readers", description = "How many ask at once (default: ${DEFAULT-VALUE}).")
    private int readers = 50;

    @Option(names = "--rounds", description = "How often everybody has a turn (default: 5, with --quick 1).")
    private int rounds;

    @Option(names = "--seconds", description = "How long a turn is (default: 5, with --quick 1); it warms up for two.")
    private int seconds;

    @Option(
            names = "--only",
            split = ",",
            description = "Who takes part, besides the plain one and peng: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Contestant> only = List.of(Contestant.values());

    @Option(names = "--applications", description = "Where they were built (default: ${DEFAULT-VALUE}).")
    private Path applications = Path.of("benchmarks", "start");

    @Mixin
    private ResultFiles files = new ResultFiles();

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("peng-benchmarks-");
        var server = LocalPostgres.shared();
        try (var race = new Race(new Readers(readers))) {
            var preface = preface(server.version());
            var migrations = orElse(count, 1_000, 100);
            var prepared = new Applications(server, folder, applications);
            for (var contestant : contestants()) {
                race.enter(Asked.start(
                        contestant,
                        prepared.prepare(
                                contestant.application(), contestant.migrator(), migrations, contestant.settings())));
            }
            var time = Duration.ofSeconds(orElse(seconds, 5, 1));
            var results = race.run(preface.rounds(), time.multipliedBy(2), time);
            var report = new Report(preface, migrations, readers, results);
            files.write("endpoint", "Reading the endpoint", report.markdown(), report);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return 0;
    }

    private Preface preface(int postgres) throws IOException {
        var versions = new LinkedHashMap<>(Versions.of(Set.of("peng", "Flyway", "Liquibase", "pgjdbc")));
        versions.put("Spring Boot", ClassPath.of(applications, "plain").springBoot());
        return new Preface(
                Instant.now(), Machine.here(), Applications.JVM_OPTIONS, versions, postgres, orElse(rounds, 5, 1));
    }

    private int orElse(int asked, int usual, int quick) {
        return asked > 0 ? asked : files.quick() ? quick : usual;
    }

    private List<Contestant> contestants() {
        return Stream.of(Contestant.values())
                .filter(contestant ->
                        contestant == Contestant.PLAIN || contestant == Contestant.PENG || only.contains(contestant))
                .toList();
    }
}
