package dev.peng.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.local.LocalPostgres;
import dev.peng.migration.MigrationSettings;
import dev.peng.run.RunSettings;
import dev.peng.seed.SeedSettings;
import dev.peng.source.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a copy costs, beside migrating anew; the log says it, and docs/testing.md quotes it. */
class CloneTimeIntegrationTests {

    private static final int MIGRATIONS = 200;
    private static final int ROUNDS = 11;

    @TempDir
    Path folder;

    @Test
    void aCopyIsCheaperThanMigratingAnew() throws Exception {
        for (int version = 1; version <= MIGRATIONS; version++) {
            write(
                    version + "_t.up.sql",
                    "create table t%d (id bigint primary key, name text not null)".formatted(version));
            write(version + "_t.down.sql", "drop table t%d".formatted(version));
        }
        var server = LocalPostgres.shared();
        var database = server.newDatabase();
        migrate(database.dataSource());
        var template = database.snapshot();

        var anew = median(() -> migrate(server.newDatabase().dataSource()));
        var copy = median(() -> database.resetTo(template));

        LoggerFactory.getLogger(getClass())
                .info("{} migrations anew {} ms, a copy {} ms", MIGRATIONS, anew.toMillis(), copy.toMillis());
        assertThat(copy).isLessThan(anew);
    }

    private void write(String name, String sql) throws Exception {
        Files.writeString(folder.resolve(name), sql);
    }

    private void migrate(DataSource dataSource) {
        var settings = MigrationSettings.DEFAULT.withLocations(List.of(Location.parse("filesystem:" + folder)));
        Peng.on(dataSource)
                .config(new PengConfig(RunSettings.DEFAULT, settings, SeedSettings.DEFAULT.withLocations(List.of())))
                .build()
                .run();
    }

    private static Duration median(Runnable work) {
        var times = LongStream.generate(() -> {
                    var begin = System.nanoTime();
                    work.run();
                    return System.nanoTime() - begin;
                })
                .limit(ROUNDS)
                .sorted()
                .toArray();
        return Duration.ofNanos(times[ROUNDS / 2]);
    }
}
