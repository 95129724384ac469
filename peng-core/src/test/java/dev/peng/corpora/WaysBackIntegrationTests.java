package dev.peng.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import dev.peng.migration.MigrationProvider;
import dev.peng.migration.MissingDown;
import dev.peng.script.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each migration of public projects goes up, down and up again, and does what it did under {@code psql}. */
@EnabledIfSystemProperty(
        named = "peng.corpora",
        matches = ".+",
        disabledReason = "no corpora: run with -Dpeng.corpora=<folder>")
class WaysBackIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @Test
    void chirpstackComesBackFromEachMigration() throws IOException {
        Catalog.installExtensions(this.database.dataSource(), "pg_trgm", "hstore");

        travel(Project.ofMigrate("gm_chirpstack"));

        assertThat(catalog(this.database.local()))
                .isEqualTo(Catalog.withoutOrder(Catalog.recorded("gm_chirpstack", "pg_trgm", "hstore")));
    }

    /** Eleven of its down scripts are empty, ten are broken, and one begins what it never commits. */
    @Test
    void minderComesBackFromEachMigrationWhoseDownScriptIsNotBroken() throws IOException {
        assumeThat(this.database.column("select current_setting('server_version_num')::int / 10000"))
                .as("nulls not distinct came with PostgreSQL 15")
                .doesNotContain("14");

        travel(Project.ofMigrate("gm_minder"));

        assertThat(catalog(this.database.local())).isEqualTo(Catalog.withoutOrder(Catalog.recorded("gm_minder")));
    }

    /** Two of its down scripts are empty, and two are broken. */
    @Test
    void nadaComesBackFromEachMigrationWhoseDownScriptIsNotBroken() throws IOException {
        travel(Project.ofGoose("goose_nada", this.root));

        assertThat(catalog(this.database.local())).isEqualTo(Catalog.withoutOrder(Catalog.recorded("goose_nada")));
    }

    private void travel(Project project) throws IOException {
        var way = this.database.local();
        var before = catalog(way);
        for (var trip : RoundTrip.recorded(project.corpus())) {
            migrations(project, way).upTo(trip.version());
            var behind = catalog(way);
            var down = Script.of("down", project.down(trip.version()));
            if (down.parts().isEmpty() || !down.problems().isEmpty()) {
                assertRefused(trip, migrations(project, way));
                assertThat(catalog(way)).isEqualTo(behind);
            } else if (!trip.down()) {
                assertFails(trip, migrations(project, way)::down);
                assertThat(catalog(way)).as("still at %s", trip.version()).isEqualTo(behind);
            } else if (trip.isHarmless()) {
                comeBack(trip, migrations(project, way), way, before);
                goUpAgain(trip, migrations(project, way), way, behind);
            } else {
                try (var detour = copy()) {
                    comeBack(
                            trip,
                            migrations(project, detour),
                            detour,
                            trip.restores() ? before : afterPlainDown(trip, project));
                    goUpAgain(trip, migrations(project, detour), detour, behind);
                }
            }
            before = behind;
        }
    }

    private static void comeBack(
            RoundTrip trip, MigrationProvider migrations, LocalDatabase there, List<String> expected) {
        migrations.down();

        assertThat(catalog(there)).as("down from %s", trip.version()).isEqualTo(expected);
    }

    private static void goUpAgain(
            RoundTrip trip, MigrationProvider migrations, LocalDatabase there, List<String> behind) {
        if (trip.upAgain()) {
            migrations.upTo(trip.version());
            if (trip.sameAgain()) {
                assertThat(catalog(there)).as("again at %s", trip.version()).isEqualTo(behind);
            }
        } else {
            assertFails(trip, () -> migrations.upTo(trip.version()));
        }
    }

    private static void assertRefused(RoundTrip trip, MigrationProvider migrations) {
        var refused = catchThrowableOfType(ProblemsException.class, migrations::down);

        assertThat(refused).as("down from %s", trip.version()).isNotNull();
        assertThat(refused.code()).isIn(ErrorCode.EMPTY_SCRIPT, ErrorCode.TRANSACTION_CONTROL);
        assertThat(migrations.version()).contains(trip.version());
    }

    private static void assertFails(RoundTrip trip, Runnable verb) {
        var failure = catchThrowableOfType(StepFailedException.class, verb::run);

        assertThat(failure).as("a broken script of %s", trip.version()).isNotNull();
        assertThat(failure.step()).contains(trip.version() + "_");
    }

    // What the server alone makes of a down script.
    private List<String> afterPlainDown(RoundTrip trip, Project project) throws IOException {
        try (var copy = copy();
                var connection = copy.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(project.down(trip.version()));
            return catalog(copy);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private LocalDatabase copy() {
        return LocalPostgres.shared().newDatabase(this.database.local().name());
    }

    private static MigrationProvider migrations(Project project, LocalDatabase there) {
        return project.on(there.dataSource(), MissingDown.ALLOW);
    }

    private static List<String> catalog(LocalDatabase there) {
        return Catalog.withoutOrder(Catalog.lines(there.dataSource()));
    }
}
