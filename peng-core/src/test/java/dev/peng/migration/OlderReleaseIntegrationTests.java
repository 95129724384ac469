package dev.peng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.run.RunSettings;
import dev.peng.source.Version;
import dev.peng.source.Versioned;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An older release on the database of a newer one, whose files it does not have. */
class OlderReleaseIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private Scripts older;
    private Scripts newer;

    @BeforeEach
    void twoReleases() {
        this.older = Scripts.in(this.root.resolve("older")).migration("1_a", "create table a (id int)", "drop table a");
        this.newer = Scripts.in(this.root.resolve("newer")).migration("1_a", "create table a (id int)", "drop table a");
    }

    @Test
    void revertsByWhatTheNewerOneHasStored() {
        this.newer
                .migration(
                        "2_parts", "create index concurrently a_id on a (id)", "drop index concurrently a_id; select 1")
                .migration("3_text", """
                        -- peng:placeholders on
                        create table ${table} ()""", """
                        -- peng:placeholders on
                        drop table ${table}""");
        migrations(this.newer).up();
        assertThat(this.database.column("select down_sql from peng_migrations where version = '3'"))
                .singleElement()
                .asString()
                .contains("${table}"); // what a placeholder stands for may be a secret

        assertThat(migrations(this.older).down(2).outcome().steps()).hasSize(2);

        assertThat(this.database.hasTable("b")).isFalse();
        assertThat(this.database.hasTable("a_id")).isFalse();
        assertThat(migrations(this.older).status().version()).contains(Version.of("1"));
    }

    @Test
    void itsOwnFileCountsMoreThanWhatIsStored() {
        this.newer.with("migrations/1_a.down.sql", "drop table nothing");
        migrations(this.newer).up();

        migrations(this.older).down();

        assertThat(this.database.hasTable("a")).isFalse();
    }

    @Test
    void whereNothingIsStoredItSaysSoBeforeItRevertsAnything() {
        this.newer.migration("2_b", "create table b ()", "drop table b").migration("3_c", "select 1", "select 1");
        migrations(this.newer, Policy.ERROR, false).upTo(Version.of("2"));
        assertThat(this.database.column("select down_sql from peng_migrations where down_sql is not null"))
                .isEmpty();
        migrations(this.newer).up();

        assertThat(refused(() -> migrations(this.older).reset())).containsExactly(ErrorCode.ORPHANED);
        assertThat(this.database.column("select version from peng_migrations order by 1"))
                .containsExactly("1", "2", "3");
    }

    // D-06
    @Test
    void whatHasNoWayBackInTheHistoryIsSaidBeforeItRevertsAnything() {
        this.newer
                .migration("2_b", "create table b ()", "-- peng:irreversible")
                .migration("4_d", "create table d ()", "drop table d");
        migrations(this.newer, new InJava()).up();
        this.database.execute("insert into peng_migrations (version, name) values ('3.5', 'adopted')");

        assertThat(refused(() -> migrations(this.older).downTo(Version.of("1"))))
                .containsExactly(ErrorCode.ORPHANED, ErrorCode.ORPHANED, ErrorCode.ORPHANED);
        assertThat(this.database.hasTable("d")).isTrue();
    }

    // J-08
    @Test
    void startsThoughTheNewerOneHasFailedHalfWay() {
        this.newer.migration("2_b", "create index concurrently a_id on a (id); select 1/0", "drop index a_id");
        catchThrowableOfType(
                StepFailedException.class, () -> migrations(this.newer).up());

        assertThat(migrations(this.older).up().outcome().steps()).isEmpty();
        assertThat(migrations(this.older).status().count(MigrationState.AHEAD)).isOne();

        this.database.execute("update peng_migrations set state = 'running' where version = '2'");
        assertThat(migrations(this.older).up().outcome().steps()).isEmpty();

        assertThat(refused(() -> migrations(this.older).down())).containsExactly(ErrorCode.ORPHANED);
        assertThat(refused(() -> migrations(this.newer).down())).contains(ErrorCode.UNFINISHED);
    }

    @Test
    void isRefusedWithAFileOfItsOwnBelowWhatTheNewerOneHasApplied() {
        this.newer.migration("3_c", "create table c ()", "drop table c");
        migrations(this.newer).up();
        this.older.migration("2_b", "create table b ()", "drop table b");

        assertThat(refused(() -> migrations(this.older).up())).containsExactly(ErrorCode.OUT_OF_ORDER);
        assertThat(this.database.hasTable("b")).isFalse();
        assertThat(migrations(this.older, Policy.WARN, true).up().outcome().steps())
                .hasSize(1);
    }

    private static List<ErrorCode> refused(Runnable run) {
        return catchThrowableOfType(ProblemsException.class, run::run).problems().stream()
                .map(Problem::code)
                .toList();
    }

    private MigrationProvider migrations(Scripts scripts, JavaMigration... beans) {
        return provider(scripts, scripts.migrations(), beans);
    }

    private MigrationProvider migrations(Scripts scripts, Policy outOfOrder, boolean storedDown) {
        return provider(
                scripts,
                new MigrationSettings(
                        scripts.migrations().locations(),
                        outOfOrder,
                        Policy.ERROR,
                        MissingDown.ERROR,
                        Policy.WARN,
                        true,
                        storedDown));
    }

    private MigrationProvider provider(Scripts scripts, MigrationSettings settings, JavaMigration... beans) {
        return Peng.on(this.database.dataSource())
                .config(new PengConfig(RunSettings.DEFAULT, settings, scripts.seeds(), Map.of("table", "b")))
                .javaMigrations(List.of(beans))
                .build()
                .migrations();
    }

    @Versioned(version = "3", name = "in_java")
    private static final class InJava implements JavaMigration {

        @Override
        public void up(JdbcClient jdbc) {}

        @Override
        public void down(JdbcClient jdbc) {}
    }
}
