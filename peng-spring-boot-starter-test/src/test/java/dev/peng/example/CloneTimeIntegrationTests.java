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
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a copy costs, beside migrating anew: docs/testing.md quotes what it logs. Times depend on the machine, so a build does not ask. */
@EnabledIfSystemProperty(named = "peng.measure", matches = "true")
class CloneTimeIntegrationTests {

    private static final int ROUNDS = 11;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {20, 200})
    void aCopyHasEverythingThatMigratingAnewMakes(int migrations) throws Exception {
        for (int version = 1; version <= migrations; version++) {
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
                .info("{} migrations anew {} ms, a copy {} ms", migrations, anew.toMillis(), copy.toMillis());
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("select count(*) from pg_tables where tablename ~ '^t[0-9]+$'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(migrations);
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
