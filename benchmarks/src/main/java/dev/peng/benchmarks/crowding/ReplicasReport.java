package dev.peng.benchmarks.crowding;

import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.Preface;
import dev.peng.benchmarks.frame.ResultFiles;
import dev.peng.benchmarks.frame.Versions;
import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.benchmarks.migrator.Migrator;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long several instances take that start at once. */
@Command(
        name = "replicas",
        description = "How long several JVMs take that migrate one empty database at once, beside one alone.",
        mixinStandardHelpOptions = true)
public final class ReplicasReport implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Option(names = "--replicas", description = "How many at once (default: 8, with --quick 3).")
    private int replicas;

    @Option(names = "--count", description = "How many migrations are pending (default: 100, with --quick 10).")
    private int count;

    @Option(names = "--rounds", description = "How often everybody has a turn (default: 5, with --quick 1).")
    private int rounds;

    @Option(names = "--only", split = ",", description = "Who takes part (default: PENG,FLYWAY,LIQUIBASE).")
    private List<Migrator> only = List.of(Migrator.PENG, Migrator.FLYWAY, Migrator.LIQUIBASE);

    @Mixin
    private ResultFiles files = new ResultFiles();

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("peng-benchmarks-");
        try (var server = LocalPostgres.shared()) {
            var crowd = new Crowd(server, LIMIT);
            var preface = new Preface(
                    Instant.now(),
                    Machine.here(),
                    Crowd.JVM_OPTIONS,
                    Versions.of(Set.of("peng", "Flyway", "Liquibase", "pgjdbc")),
                    server.version(),
                    orElse(rounds, 5, 1));
            var race = new Race(orElse(replicas, 8, 3), crowd::run);
            var migrations = orElse(count, 100, 10);
            for (var migrator : only) {
                race.enter(MigrationFolder.write(folder, migrator, migrations));
            }
            var report = new Report(preface, orElse(replicas, 8, 3), migrations, race.run(preface.rounds()));
            files.write("replicas", "Replicas that start at once", report.markdown(), report);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return 0;
    }

    private int orElse(int asked, int usual, int quick) {
        return asked > 0 ? asked : files.quick() ? quick : usual;
    }
}
