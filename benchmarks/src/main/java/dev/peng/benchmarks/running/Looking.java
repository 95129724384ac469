package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.Numbers;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts with databases that have all migrations already. */
final class Looking {

    private static final Turn PREPARATION = new Turn(Duration.ZERO, Duration.ofMinutes(2));
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int WARM_PASSES = 3;

    private final LocalPostgres server;
    private final Path folder;
    private final Duration warm;
    private final Map<String, Prepared> prepared = new HashMap<>();

    /**
     * @param folder for the scripts
     * @param warm for how long everybody looks again and again in a warm JVM, three times at least
     */
    Looking(LocalPostgres server, Path folder, Duration warm) {
        this.server = server;
        this.folder = folder;
        this.warm = warm;
    }

    static List<Setting> settings(List<Integer> counts, List<Place> places) {
        return counts.stream()
                .flatMap(count -> places.stream()
                        .flatMap(place -> Stream.of(Warmth.values()).map(warmth -> new Setting(count, place, warmth))))
                .toList();
    }

    /** Really applies all of them, once for each count. */
    void prepare(List<Integer> counts, List<Migrator> migrators) throws IOException, SQLException {
        for (var count : counts) {
            for (var migrator : migrators) {
                var scripts = MigrationFolder.write(folder, migrator, count);
                var database = server.newDatabase();
                var run = PREPARATION.run(scripts, Place.FOLDER, List.of(database));
                prepared.put(key(count, migrator), new Prepared(scripts, database, run));
                System.out.printf(
                        "%s applied by %s: %s in %s%n",
                        Numbers.count(count), migrator.label(), run.outcome(), Numbers.time(run.processSeconds()));
            }
        }
    }

    /** One process. Who could not apply them in time does not look either. */
    Run run(Setting setting, Migrator migrator) throws SQLException {
        var begun = prepared(setting.migrations(), migrator);
        if (!begun.run.returned()) {
            return new Run("not applied: " + begun.run.outcome(), -1, begun.run.processSeconds(), 0);
        }
        var isWarm = setting.warmth() == Warmth.WARM;
        var passes = Collections.nCopies(isWarm ? WARM_PASSES : 1, begun.database);
        return new Turn(isWarm ? warm : Duration.ZERO, LIMIT).run(begun.scripts, setting.place(), passes);
    }

    /** For each count. */
    List<Talk> talks(List<Integer> counts, List<Migrator> migrators) throws Exception {
        var talks = new ArrayList<Talk>();
        for (var count : counts) {
            for (var migrator : migrators) {
                var begun = prepared(count, migrator);
                if (begun.run.returned()) {
                    talks.add(Talk.of(begun.scripts, begun.database));
                }
            }
        }
        return talks;
    }

    private Prepared prepared(int count, Migrator migrator) {
        var begun = prepared.get(key(count, migrator));
        if (begun == null) {
            throw new IllegalStateException("nobody has applied " + key(count, migrator));
        }
        return begun;
    }

    private static String key(int count, Migrator migrator) {
        return count + " with " + migrator;
    }

    private record Prepared(MigrationFolder scripts, LocalDatabase database, Run run) {}
}
