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
import dev.peng.run.StepResult;
import dev.peng.source.Version;
import dev.peng.source.Versioned;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Scripts that replay an earlier one. */
class ReplayIntegrationTests {

    private static final String VIEW = "create or replace view v as select %d as a";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    // J-02
    @Test
    void theDownOfAChangedViewBringsTheOlderOneBack() {
        aViewInTwoVersions();
        migrations().up();
        assertThat(this.database.column("select a from v")).containsExactly("2");

        migrations().down();

        assertThat(this.database.column("select a from v")).containsExactly("1");
        assertThat(versions()).containsExactly("1");
    }

    @Test
    void theHistoryKeepsTheTextOfWhatIsReplayed() {
        aViewInTwoVersions();
        migrations().up();

        assertThat(this.database.column("select down_sql from peng_migrations order by version"))
                .containsExactly("drop view v", VIEW.formatted(1));
    }

    @Test
    void itIsRevertedWithoutItsFilesToo() {
        aViewInTwoVersions();
        migrations().up();
        scripts().without("migrations/2_b.up.sql").without("migrations/2_b.down.sql");

        migrations().down();

        assertThat(this.database.column("select a from v")).containsExactly("1");
    }

    @Test
    void anUpIsRunAgainWithItsOwnDirectives() {
        scripts()
                .migration("1_a", "create table t (a text, b int)", "drop table t")
                .migration("2_b", """
                        -- peng:lock-timeout 7s
                        -- peng:placeholders on
                        insert into t values (current_setting('lock_timeout'), ${b});
                        """, "delete from t")
                .migration("3_c", "-- peng:replay 002", "-- peng:replay 2");
        var config = scripts().config();
        var migrations = peng().config(
                        new PengConfig(config.run(), config.migrations(), config.seeds(), Map.of("b", "42")))
                .build()
                .migrations();

        migrations.up();

        assertThat(this.database.column("select a || ' ' || b from t")).containsExactly("7s 42", "7s 42");
        assertThat(this.database.column("select down_sql from peng_migrations where version = '3'"))
                .singleElement()
                .asString()
                .contains("peng:placeholders on", "${b}");
        migrations.down();
        assertThat(this.database.column("select a || ' ' || b from t")).hasSize(3);
    }

    // J-03
    @Test
    void aChainOfThemEndsAtStatements() {
        aViewInTwoVersions();
        scripts()
                .migration("3_c", "-- peng:replay 1", "-- peng:replay 2")
                .migration("4_d", VIEW.formatted(4), "-- peng:replay 3");
        migrations().up();
        assertThat(this.database.column("select a from v")).containsExactly("4");

        migrations().down();
        assertThat(this.database.column("select a from v")).containsExactly("1");
        migrations().down();
        assertThat(this.database.column("select a from v")).containsExactly("2");
    }

    // J-03
    @Test
    void whatIsReplayedMayBeJava() {
        scripts()
                .migration("1_a", "create table t (a text)", "drop table t")
                .migration("3_c", "-- peng:replay 2", "-- peng:replay 2");
        var migrations = peng().javaMigrations(List.of(new Inserts())).build().migrations();

        migrations.up();
        assertThat(this.database.column("select a from t")).containsExactly("java", "java");
        assertThat(this.database.column("select version || kind || coalesce(down_sql, '') from peng_migrations"))
                .containsExactlyInAnyOrder("1sqldrop table t", "2java", "3sql");

        migrations.down();
        assertThat(this.database.column("select a from t")).containsExactly("java", "java", "java");
        assertThat(versions()).containsExactly("1", "2");
    }

    @Test
    void aFailureNamesThePlaceInTheReplayedFileAndTheStepThatReplaysIt() {
        scripts()
                .migration("1_a", "create view v as\nselect 1 as a", "drop view v")
                .migration("2_b", "-- peng:replay 1", "-- peng:irreversible");

        var failure = catchThrowableOfType(
                StepFailedException.class, () -> migrations().up());

        assertThat(failure.step()).isEqualTo("migration 2_b");
        assertThat(failure.statement().place().toString()).endsWith("1_a.up.sql:1:1");
        assertThat(versions()).containsExactly("1");
    }

    @Test
    void onlyThePartsThatAreLeftAreDoneAgain() {
        this.database.execute("create table data (a int); insert into data values (1), (2)");
        scripts()
                .migration("1_a", """
                        drop table if exists t;
                        create table t as select a from data;
                        insert into data values (3);
                        create unique index concurrently i on t (a);
                        comment on table t is 'done';
                        """, "drop table t")
                .migration("2_b", "select 1", "-- peng:replay 1")
                .migration("3_c", "-- peng:replay 1", "-- peng:replay 1");
        migrations().upTo(Version.of("2"));
        this.database.execute("insert into data values (1)");

        var failure = catchThrowableOfType(
                StepFailedException.class, () -> migrations().up());

        assertThat(failure.step()).isEqualTo("migration 3_c");
        assertThat(failure.statement().place().toString()).endsWith("1_a.up.sql:4:1");
        assertThat(this.database.column("select version || state from peng_migrations order by 1"))
                .containsExactly("1applied", "2applied", "3failed");

        this.database.execute("delete from t where ctid in (select min(ctid) from t group by a having count(*) > 1)");
        migrations().up();

        assertThat(this.database.column("select count(*) from data where a = 3"))
                .as("the first part was done once by each")
                .containsExactly("2");
        assertThat(this.database.column("select obj_description('t'::regclass)"))
                .containsExactly("done");
        assertThat(this.database.column("select indisvalid from pg_index where indrelid = 't'::regclass"))
                .containsExactly("t");
        assertThat(this.database.column("select state from peng_migrations where version = '3'"))
                .containsExactly("applied");
    }

    // J-07
    @Test
    void aDownOfSeveralPartsGoesOnWhereItFailed() {
        scripts()
                .migration(
                        "1_a",
                        "create table if not exists t (a int);\ninsert into t values (1);\nvacuum t;\nselect 1 / (select 2 - count(*) from t);",
                        "drop table t")
                .migration("2_b", "drop table t; create table t (a int); insert into t values (1)", "-- peng:replay 1");
        migrations().up();

        catchThrowableOfType(StepFailedException.class, () -> migrations().down());
        assertThat(this.database.column("select state || direction from peng_migrations where version = '2'"))
                .containsExactly("faileddown");
        this.database.execute("insert into t values (1)");
        migrations().down();

        assertThat(this.database.column("select count(*) from t")).containsExactly("3");
        assertThat(versions()).containsExactly("1");
    }

    @Test
    void thePlanShowsWhatWouldBeRun() {
        aViewInTwoVersions();
        scripts().migration("3_c", "-- peng:replay 1", "-- peng:irreversible");

        assertThat(migrations().plan(true).steps())
                .extracting(MigrationPreview.Step::sql)
                .containsExactly(VIEW.formatted(1), VIEW.formatted(2), VIEW.formatted(1));
        migrations().upTo(Version.of("2"));
        assertThat(migrations().plan(Version.of("1"), true).steps())
                .singleElement()
                .satisfies(step -> assertThat(step.sql()).isEqualTo(VIEW.formatted(1)));
    }

    @Test
    void whatIsWrongWithItIsSaidBeforeAnythingRuns() {
        aViewInTwoVersions();
        scripts()
                .migration("3_c", "-- peng:replay 9", "-- peng:replay 3")
                .migration("4_d", "-- peng:replay 2\nselect 1", "-- peng:replay 5")
                .migration("5_e", "select 1", "-- peng:replay 1")
                .migration("6_f", "-- peng:replay 3", "-- peng:replay 3");

        var refused =
                catchThrowableOfType(ProblemsException.class, () -> migrations().up());

        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        ErrorCode.UNKNOWN_VERSION,
                        ErrorCode.INVALID_DIRECTIVE,
                        ErrorCode.INVALID_DIRECTIVE,
                        ErrorCode.INVALID_DIRECTIVE);
        assertThat(migrations().validate()).containsExactlyInAnyOrderElementsOf(refused.problems());
        assertThat(this.database.hasTable("v")).isFalse();
    }

    @Test
    void redoAndForceKnowItToo() {
        aViewInTwoVersions();
        migrations().up();

        assertThat(migrations().redo().outcome().steps())
                .extracting(StepResult::step)
                .extracting(Object::toString)
                .containsExactly("migration 2_b", "migration 2_b");
        migrations().force(Version.of("2"), false);
        migrations().force(Version.of("2"), true);
        assertThat(this.database.column("select down_sql from peng_migrations where version = '2'"))
                .containsExactly(VIEW.formatted(1));
    }

    private void aViewInTwoVersions() {
        scripts()
                .migration("1_a", VIEW.formatted(1), "drop view v")
                .migration("2_b", VIEW.formatted(2), "-- peng:replay 1");
    }

    private Scripts scripts() {
        return Scripts.in(this.root);
    }

    private MigrationProvider migrations() {
        return peng().build().migrations();
    }

    private Peng.Builder peng() {
        return Peng.on(this.database.dataSource()).config(scripts().config());
    }

    private List<String> versions() {
        return this.database.column("select version from peng_migrations order by version");
    }

    @Versioned(version = "2", name = "inserts")
    private static final class Inserts implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            jdbc.sql("insert into t values ('java')").update();
        }
    }
}
