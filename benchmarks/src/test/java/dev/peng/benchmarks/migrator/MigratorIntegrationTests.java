package dev.peng.benchmarks.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigratorIntegrationTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void appliesWhatIsNewAndNothingTwice(Migrator migrator) throws Exception {
        try (var database = LocalPostgres.shared().newDatabase()) {
            for (var count : new int[] {0, 2, 5, 5}) {
                var scripts = MigrationFolder.write(folder.resolve("of-" + count), migrator, count);

                migrator.migration().run(database.dataSource(), scripts.location(Place.FOLDER));

                assertThat(Content.of(database.dataSource(), migrator)).isEqualTo(Content.expected(count));
            }
        }
    }

    @Test
    void theFloorSeesThatAFileWasChanged() throws Exception {
        try (var database = LocalPostgres.shared().newDatabase()) {
            var scripts = MigrationFolder.write(folder, Migrator.RAW_JDBC, 1);
            var location = scripts.location(Place.FOLDER);
            Migrator.RAW_JDBC.migration().run(database.dataSource(), location);
            Files.writeString(scripts.root().resolve("migrations/20260101000000_table.sql"), "select 1");

            assertThatThrownBy(() -> Migrator.RAW_JDBC.migration().run(database.dataSource(), location))
                    .hasMessage("20260101000000_table.sql was changed");
        }
    }

    @Test
    void whatIsMissingIsNotFound() throws Exception {
        try (var database = LocalPostgres.shared().newDatabase();
                var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table item_0 (id int, note text); create table item_1 (id int)");
            statement.execute("create index item_0_code on item_0 (id); insert into item_1 values (1), (2)");
            statement.execute(
                    "create table peng_migrations (version, state) as values (1, 'failed'), (2, 'applied'), (2, 'applied')");

            assertThat(Content.of(database.dataSource(), Migrator.PENG)).isEqualTo(new Content(2, 1, 1, 2, 2, 1));
        }
    }
}
