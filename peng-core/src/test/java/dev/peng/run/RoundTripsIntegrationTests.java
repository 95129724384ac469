package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.migration.MigrationState;
import dev.peng.session.CountingProxy;
import dev.peng.source.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a run waits for the server. */
class RoundTripsIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    // D-03
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 10_000})
    void aLookThatFindsNothingToDoTakesThreeAndOneConnectionHoweverMuchIsApplied(int applied) throws Exception {
        var scripts = migrations(applied).with("seeds/1_s.sql", "select 1");
        scripts.on(this.database.dataSource()).seeds().applyAll();
        scripts.on(this.database.dataSource()).migrations().force(version(1), true);
        this.database.execute("""
                insert into peng_migrations (version, name, checksum)
                select n::text, 'm', checksum from peng_migrations, generate_series(2, %d) n""".formatted(applied));

        try (var proxy = new CountingProxy(this.database.dataSource())) {
            var connecting = connect(proxy);
            var report = scripts.on(proxy.dataSource()).run();

            assertThat(report.migrations().status().count(MigrationState.APPLIED))
                    .isEqualTo(applied);
            assertThat(report.migrations().outcome().steps()).isEmpty();
            assertThat(proxy.roundTrips() - 2 * connecting).isEqualTo(3);
            assertThat(proxy.connections() - 1).isOne();
        }
    }

    @Test
    void anEmptyProjectOnAnEmptyDatabaseTakesOne() throws Exception {
        try (var proxy = new CountingProxy(this.database.dataSource())) {
            var connecting = connect(proxy);
            migrations(0).on(proxy.dataSource()).run();

            assertThat(proxy.roundTrips() - 2 * connecting).isOne();
        }
    }

    @Test
    void aMigrationTakesThree() throws IOException {
        roundTrips(migrations(1));
        var ten = roundTrips(migrations(10));
        var thirty = roundTrips(migrations(30));

        assertThat(thirty - ten).isEqualTo(3 * 20);
    }

    @Test
    void aRevertTakesThree() throws IOException {
        migrations(30).on(this.database.dataSource()).migrations().up();

        try (var proxy = new CountingProxy(this.database.dataSource())) {
            var migrations = migrations(30).on(proxy.dataSource()).migrations();
            migrations.down(5);
            var five = proxy.roundTrips();
            migrations.down(25);

            assertThat(proxy.roundTrips() - five - five).isEqualTo(3 * 20);
        }
    }

    // The driver has questions of its own.
    private static int connect(CountingProxy proxy) throws SQLException {
        proxy.dataSource().getConnection().close();
        return proxy.roundTrips();
    }

    private int roundTrips(Scripts scripts) throws IOException {
        try (var proxy = new CountingProxy(this.database.dataSource())) {
            var migrations = scripts.on(proxy.dataSource()).migrations();
            migrations.up();
            scripts.on(this.database.dataSource()).migrations().reset();
            return proxy.roundTrips();
        }
    }

    private Scripts migrations(int count) {
        var scripts = Scripts.in(this.root);
        IntStream.rangeClosed(1, count)
                .forEach(i -> scripts.migration(
                        i + "_m", "create temp table t (id int); drop table t", "create temp table t (id int)"));
        return scripts;
    }

    private static Version version(int number) {
        return Version.of(String.valueOf(number));
    }
}
