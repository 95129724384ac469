package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.SlowLine;
import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.benchmarks.migrator.Migrator;
import dev.peng.benchmarks.migrator.Place;
import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Applies migrations to empty databases. */
final class Applying {

    private static final Turn TURN = new Turn(Duration.ZERO, Duration.ofMinutes(5));
    private static final int WARM_PASSES = 3;
    static final int FEW = 8;
    static final int MORE = 16;

    private final LocalPostgres server;
    private final Path folder;

    Applying(LocalPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static List<Setting> settings(List<Integer> counts) {
        return counts.stream()
                .flatMap(count -> Stream.of(Warmth.values()).map(warmth -> new Setting(count, Place.FOLDER, warmth)))
                .toList();
    }

    /** On servers that are so many milliseconds away; in a warm JVM, as it is the line that is measured. */
    static List<Setting> away(List<Integer> latencies, int count) {
        return latencies.stream()
                .map(latency -> new Setting(count, Place.FOLDER, Warmth.WARM, latency))
                .toList();
    }

    /** One process; each of its passes has a database of its own. */
    Run run(Setting setting, Migrator migrator) throws IOException, SQLException {
        var scripts = MigrationFolder.write(folder, migrator, setting.migrations());
        var passes = setting.warmth() == Warmth.WARM ? WARM_PASSES : 1;
        var databases = Stream.generate(server::newDatabase).limit(passes).toList();
        try {
            if (setting.latency() == 0) {
                return TURN.run(scripts, setting.place(), databases);
            }
            try (var line = new SlowLine(server.port(), Duration.ofMillis(setting.latency()))) {
                return TURN.run(scripts, setting.place(), databases, line::by);
            }
        } finally {
            databases.forEach(LocalDatabase::drop);
        }
    }

    /** With a few migrations and with more, so that it can be told what one of them costs. */
    List<Talk> talks(List<Migrator> migrators) throws Exception {
        var talks = new ArrayList<Talk>();
        for (var migrator : migrators) {
            for (var count : List.of(FEW, MORE)) {
                try (var database = server.newDatabase()) {
                    talks.add(Talk.of(MigrationFolder.write(folder, migrator, count), database));
                }
            }
        }
        return talks;
    }
}
