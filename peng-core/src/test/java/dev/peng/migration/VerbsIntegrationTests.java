package dev.peng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.peng.Peng;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.event.Action;
import dev.peng.run.StepResult;
import dev.peng.source.Version;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class VerbsIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private Scripts scripts;

    @BeforeEach
    void threeMigrations() {
        this.scripts = Scripts.in(this.root)
                .migration("1_a", "create table a ()", "drop table a")
                .migration("2_b", "create table b ()", "drop table b")
                .migration("3_c", "create table c ()", "drop table c");
    }

    // D-04, J-15
    @Test
    void goesUpOneByOneAndToAVersion() {
        migrations().upOne();
        assertThat(tables()).containsExactly("a");

        migrations().upTo(Version.of("2"));
        assertThat(tables()).containsExactly("a", "b");
    }

    // J-15
    @Test
    void goesDownToAVersionAndToNothing() {
        migrations().up();

        migrations().downTo(Version.of("2"));
        assertThat(tables()).containsExactly("a", "b");

        migrations().downTo(Version.of("0"));
        assertThat(tables()).isEmpty();
        assertThat(migrations().version()).isEmpty();
    }

    // P-10
    @Test
    void redoTakesTheEditedText() {
        migrations().up();
        this.scripts.with("migrations/3_c.up.sql", "create table c (id int)");

        var report = migrations().redo();

        assertThat(report.outcome().steps())
                .extracting(StepResult::action, result -> result.step().label())
                .containsExactly(tuple(Action.REVERT, "3_c"), tuple(Action.APPLY, "3_c"));
        assertThat(this.database.column(
                        "select attname from pg_attribute where attrelid = 'c'::regclass and attnum > 0"))
                .containsExactly("id");
        assertThat(migrations().drift()).isEmpty();
        assertThat(this.database.column(
                        "select verb || ' ' || from_version || ' ' || to_version from peng_runs where verb = 'redo'"))
                .containsExactly("redo 3 3");
    }

    // D-06, P-10
    @Test
    void resetRevertsEverything() {
        migrations().up();

        assertThat(migrations().reset().outcome().steps()).hasSize(3);

        assertThat(tables()).isEmpty();
        assertThat(this.database.column("select version from peng_migrations")).isEmpty();
    }

    // J-11
    @Test
    void gotoFillsGapsBelowTheVersion() {
        migrations().up();
        this.database.jdbc().sql("drop table b").update();
        migrations().force(Version.of("2"), false);

        var report = migrations().goTo(Version.of("2"));

        assertThat(report.outcome().steps())
                .extracting(StepResult::action, result -> result.step().label())
                .containsExactly(tuple(Action.REVERT, "3_c"), tuple(Action.APPLY, "2_b"));
        assertThat(tables()).containsExactly("a", "b");
    }

    @Test
    void whatFailsHalfWayLeavesWhatWasDoneBefore() {
        migrations().up();
        this.scripts.with("migrations/1_a.down.sql", "drop table nothing");

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> migrations().reset())
                .satisfies(failure -> assertThat(failure.appliedBefore()).containsExactly("3_c", "2_b"));

        assertThat(tables()).containsExactly("a");
        assertThat(migrations().version()).contains(Version.of("1"));
    }

    // J-10
    @Test
    void aLockedMigrationIsNotRevertedUntilItIsUnlocked() {
        migrations().up();
        migrations().lock(Version.of("2"));

        assertThat(migrations().status().entries())
                .extracting(MigrationEntry::locked)
                .containsExactly(false, true, false);
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> migrations().reset())
                .satisfies(refused ->
                        assertThat(refused.problems()).extracting(Problem::code).containsExactly(ErrorCode.LOCKED));
        assertThat(tables()).containsExactly("a", "b", "c");

        migrations().unlock(Version.of("2"));
        migrations().reset();
        assertThat(tables()).isEmpty();
    }

    // J-09
    @Test
    void forceNotesWhatWasDoneByHand() {
        migrations().upOne();
        this.database.jdbc().sql("create table b ()").update();

        var report = migrations().force(Version.of("2"), true);
        migrations().up();

        assertThat(report.outcome().steps()).extracting(StepResult::action).containsExactly(Action.RECORD);
        assertThat(tables()).containsExactly("a", "b", "c");
        assertThat(migrations().drift()).isEmpty();
        assertThat(migrations().down(2).outcome().steps()).hasSize(2);
        assertThat(tables()).containsExactly("a");
    }

    // J-13
    @Test
    void aPlanSaysWhatWouldBeDoneAndTouchesNothing() {
        migrations().upTo(Version.of("2"));

        var up = migrations().plan(true);
        var down = migrations().plan(Version.of("1"), true);

        assertThat(up.steps())
                .extracting(MigrationPreview.Step::action, MigrationPreview.Step::name, MigrationPreview.Step::sql)
                .containsExactly(tuple(Action.APPLY, "c", "create table c ()"));
        assertThat(up.from()).isEqualTo("2");
        assertThat(up.to()).isEqualTo("3");
        assertThat(down.steps())
                .extracting(MigrationPreview.Step::action, MigrationPreview.Step::name, MigrationPreview.Step::sql)
                .containsExactly(tuple(Action.REVERT, "b", "drop table b"));
        assertThat(migrations().plan(false).steps())
                .extracting(MigrationPreview.Step::sql)
                .containsOnlyNulls();
        assertThat(tables()).containsExactly("a", "b");
        assertThat(this.database.column("select count(*)::text from peng_runs")).containsExactly("1");
    }

    @Test
    void aPlanThatWouldBeRefusedSaysWhyInsteadOfSteps() {
        this.scripts.migration("4_d", "select 'no end", "select 1").with("migrations/x.sql", "select 1");

        var plan = migrations().plan(false);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(ErrorCode.SYNTAX, ErrorCode.MISNAMED_FILE);
        assertThat(this.database.hasTable("peng_migrations")).isFalse();
    }

    // J-04
    @Test
    void validateFindsAllThatIsWrongWithTheFilesWithoutADatabase() {
        this.scripts
                .migration("4_d", "select 'no end", "select 1")
                .migration("5_e", "select 1", "commit")
                .with("migrations/x.sql", "select 1");
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://localhost:1/nowhere");

        var problems = Peng.on(nowhere)
                .config(this.scripts.config())
                .build()
                .migrations()
                .validate();

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(ErrorCode.SYNTAX, ErrorCode.TRANSACTION_CONTROL, ErrorCode.MISNAMED_FILE);
    }

    private MigrationProvider migrations() {
        return Peng.on(this.database.dataSource())
                .config(this.scripts.config())
                .build()
                .migrations();
    }

    private List<String> tables() {
        return this.database.column(
                "select relname from pg_class where relkind = 'r' and relname ~ '^[a-z]$' order by relname");
    }
}
