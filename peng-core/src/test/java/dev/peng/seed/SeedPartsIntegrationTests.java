package dev.peng.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.PengException;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.migration.MigrationSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Seeds that one transaction cannot hold. */
@Timeout(60)
class SeedPartsIntegrationTests {

    private static final String HALF = "insert into t values (1);\nvacuum t;\ninsert into t values (2), (1 / 0);";
    private static final String WHOLE = HALF.replace("1 / 0", "3");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @BeforeEach
    void aTable() {
        this.database.execute("create table t (a int)");
    }

    @Test
    void runsStatementsThatCannotRunInATransactionBetweenTheOthers() {
        write(
                "insert into t values (1), (2);\ncreate unique index concurrently i on t (a);\ninsert into t values (3);");

        peng().seeds().applyAll();

        assertThat(values()).containsExactly("1", "2", "3");
        assertThat(rows()).containsExactly("1 applied 3");
        assertThat(column("select length(checksum)::text || coalesce(direction, '') || coalesce(journal, '')"
                        + " from peng_seeds"))
                .containsExactly("64");
        assertThat(peng().seeds().applyAll().outcome().steps()).isEmpty();
    }

    @Test
    void goesOnWhereItFailedWhenItsFileWasMended() {
        write(HALF);

        var failure = catchThrowableOfType(
                StepFailedException.class, () -> peng().seeds().applyAll());

        assertThat(failure).hasMessageContaining("1_rows.sql:3:1").hasMessageContaining("stay done");
        assertThat(values()).containsExactly("1");
        assertThat(states()).containsExactly(SeedState.FAILED);
        assertThat(peng().seeds().status().pending()).isOne();
        assertThat(peng().seeds().drift()).isEmpty();
        write(WHOLE);
        peng().seeds().applyAll();
        assertThat(values()).containsExactly("1", "2", "3");
        assertThat(rows()).containsExactly("1 applied 3");
        assertThat(peng().seeds().drift()).isEmpty();
    }

    @Test
    void goesOnWhereItsBackendWasEnded() {
        write("insert into t values (1);\nvacuum t;\nselect pg_terminate_backend(pg_backend_pid());\nvacuum t;");

        assertThat(catchThrowableOfType(
                        PengException.class, () -> peng().seeds().applyAll()))
                .isNotNull();

        assertThat(states()).containsExactly(SeedState.RUNNING);
        write("insert into t values (1);\nvacuum t;\ninsert into t values (2);\nvacuum t;");
        peng().seeds().applyAll();
        assertThat(values()).containsExactly("1", "2");
        assertThat(states()).containsExactly(SeedState.APPLIED);
    }

    @Test
    void refusesAnEditOfWhatIsDoneUnlessItIsForced() {
        fails(HALF);
        write(WHOLE.replace("(1);", "(7);"));

        assertThat(code(() -> peng().seeds().apply("rows"))).isEqualTo(ErrorCode.CHANGED);
        peng().seeds().apply(SeedSelection.of("rows").forced());

        assertThat(values()).containsExactly("1", "2", "3", "7");
        assertThat(rows()).containsExactly("1 applied 3");
    }

    @Test
    void blocksAndStatementsWithoutATransactionAreParts() {
        fails("begin;\ninsert into t values (1);\ncommit;\nbegin;\ninsert into t values (2), (1 / 0);\ncommit;");
        assertThat(values()).containsExactly("1");

        Scripts.in(this.root)
                .without("seeds/1_rows.sql")
                .with("seeds/2_rows.sql", "-- peng:transaction off\ninsert into t values (3);\nselect 1 / 0;");
        catchThrowableOfType(StepFailedException.class, () -> peng().seeds().applyAll());

        assertThat(values()).containsExactly("1", "3");
        assertThat(states()).containsExactly(SeedState.FAILED, SeedState.FAILED);
    }

    @Test
    void whatTheServerCannotRunInOneTransactionIsRunInPartsUnlessThatIsSwitchedOff() {
        this.database.execute("create procedure p() language plpgsql as 'begin insert into t values (2); commit; end'");
        write("insert into t values (1);\ncall p();");
        var strict = new MigrationSettings(
                Scripts.in(this.root).migrations().locations(),
                MigrationSettings.DEFAULT.outOfOrder(),
                MigrationSettings.DEFAULT.changed(),
                MigrationSettings.DEFAULT.missingDown(),
                MigrationSettings.DEFAULT.orphaned(),
                false,
                true);

        var failure = catchThrowableOfType(
                StepFailedException.class, () -> peng(strict).seeds().applyAll());

        assertThat(failure.serverError().sqlState()).isEqualTo("2D000");
        assertThat(values()).isEmpty();
        peng().seeds().applyAll();
        assertThat(values()).containsExactly("1", "2");
        assertThat(rows()).containsExactly("1 applied 2");
    }

    @Test
    void oneThatRunsOnChangeBeginsAnewInItsRow() {
        write("-- peng:run on-change\n" + WHOLE);
        peng().seeds().applyAll();

        write("-- peng:run on-change\n" + HALF.replace("(2)", "(5)"));
        catchThrowableOfType(StepFailedException.class, () -> peng().seeds().applyAll());
        assertThat(states()).containsExactly(SeedState.FAILED);

        write("-- peng:run on-change\n" + WHOLE.replace("(2)", "(5)"));
        peng().seeds().applyAll();
        assertThat(values()).containsExactly("1", "1", "2", "3", "3", "5");
        assertThat(rows()).containsExactly("1 applied 3");
        assertThat(peng().seeds().applyAll().outcome().steps()).isEmpty();
    }

    @Test
    void oneThatIsNotSelectedAnyMoreStaysAndIsShown() {
        Scripts.in(this.root).with("seeds/dev/1_rows.sql", HALF);
        catchThrowableOfType(
                StepFailedException.class, () -> peng("dev").seeds().applyAll());
        Scripts.in(this.root).with("seeds/dev/1_rows.sql", WHOLE);

        assertThat(peng("prod").seeds().applyAll().outcome().steps()).isEmpty();

        assertThat(peng("prod").seeds().status().count(SeedState.FAILED)).isOne();
        assertThat(peng("prod").seeds().status().pending()).isZero();
        assertThat(code(() -> peng("prod").seeds().apply("rows"))).isEqualTo(ErrorCode.NOT_SELECTED);
        assertThat(values()).containsExactly("1");
        peng("dev").seeds().applyAll();
        assertThat(values()).containsExactly("1", "2", "3");
    }

    @Test
    void oneWhoseFileIsGoneStaysAndIsShown() {
        fails(HALF);
        Scripts.in(this.root).without("seeds/1_rows.sql");

        assertThat(peng().seeds().applyAll().outcome().steps()).isEmpty();

        assertThat(states()).containsExactly(SeedState.FAILED);
        assertThat(peng().seeds().drift()).isEmpty();
    }

    @Test
    void oneThatEndedHalfWayDoesNotStandInTheWayOfMigrations() {
        fails(HALF);
        Scripts.in(this.root).migration("1_m", "create table m ()", "drop table m");

        var failure = catchThrowableOfType(StepFailedException.class, () -> peng().run());

        assertThat(failure.step()).isEqualTo("seed 1_rows");
        assertThat(this.database.hasTable("m")).isTrue();
        peng().migrations().down();
        assertThat(this.database.hasTable("m")).isFalse();
    }

    @Test
    void oneWhoseDonePartWasEditedDoesNotStandInTheWayOfOthers() {
        fails(HALF);
        write(WHOLE.replace("(1)", "(9)"));
        Scripts.in(this.root).with("seeds/2_more.sql", "insert into t values (7)");

        var report = peng().seeds().applyAll();

        assertThat(report.outcome().steps())
                .extracting(step -> step.step().toString())
                .containsExactly("seed 2_more");
        assertThat(peng().seeds().plan(SeedSelection.DUE).warnings())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.CHANGED);
        assertThat(code(() -> peng().seeds().apply("rows"))).isEqualTo(ErrorCode.CHANGED);
        write(WHOLE);
        peng().seeds().applyAll();
        assertThat(values()).containsExactly("1", "2", "3", "7");
    }

    @Test
    void oneThatIsHalfTakenBackIsNotAppliedButDoesNotStandInTheWayOfOthers() {
        write("insert into t values (1)");
        Scripts.in(this.root).with("seeds/1_rows.undo.sql", "delete from t;\nvacuum t;\nselect 1 / 0;");
        peng().seeds().applyAll();
        catchThrowableOfType(StepFailedException.class, () -> peng().seeds().revert("rows"));
        Scripts.in(this.root)
                .migration("1_m", "create table m ()", "drop table m")
                .with("seeds/2_more.sql", "insert into t values (2)");

        var report = peng().run();

        assertThat(report.migrations().outcome().steps()).hasSize(1);
        assertThat(report.seeds().outcome().steps()).hasSize(1);
        assertThat(report.seeds().status().pending()).isZero();
        assertThat(states()).containsExactly(SeedState.FAILED, SeedState.APPLIED);
        assertThat(code(() -> peng().seeds().apply("rows"))).isEqualTo(ErrorCode.UNFINISHED);
        peng().seeds().apply(SeedSelection.of("rows").forced());
        assertThat(values()).containsExactly("1", "2");
        assertThat(rows()).containsExactly("1 applied 1", "2 applied 1");
    }

    @Test
    void aTableOfPengForGoKeepsTheJournalToo() {
        this.database.execute("""
                create table peng_seeds (
                    version bigint primary key, name text not null, applied_at timestamptz not null,
                    duration_ms bigint not null, checksum text not null)""");
        this.database.execute("insert into peng_seeds values (7, 'old', now(), 5, '')");
        Scripts.in(this.root).with("seeds/007_old.sql", "-- peng:run always\ninsert into t values (7)");

        fails(HALF);
        write(WHOLE);
        peng().seeds().applyAll();

        assertThat(values()).containsExactly("1", "2", "3", "7");
        assertThat(rows()).containsExactly("1 applied 3", "7 applied 1");
    }

    // What was begun outside of a transaction when its backend was ended.
    @Test
    void whatNobodyCanTellStopsUnlessItIsRepeatable() {
        this.database.execute("create procedure p() language plpgsql as 'begin insert into t values (2); commit;"
                + " perform pg_terminate_backend(pg_backend_pid()); end'");
        write("insert into t values (1);\ncall p();");
        assertThat(code(() -> peng().seeds().applyAll())).isNotNull();
        this.database.execute(
                "create or replace procedure p() language plpgsql as 'begin insert into t values (3); commit; end'");

        var refusal = catchThrowableOfType(
                ProblemsException.class, () -> peng().seeds().applyAll());

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNCERTAIN);
        write("-- peng:repeatable\ninsert into t values (1);\ncall p();");
        peng().seeds().applyAll();
        assertThat(values()).containsExactly("1", "2", "3");
    }

    private void write(String text) {
        Scripts.in(this.root).with("seeds/1_rows.sql", text);
    }

    private void fails(String text) {
        write(text);
        assertThat(catchThrowableOfType(
                        StepFailedException.class, () -> peng().seeds().applyAll()))
                .isNotNull();
    }

    private List<String> values() {
        return column("select a::text from t order by a");
    }

    private List<String> rows() {
        return column("select version || ' ' || state || ' ' || parts from peng_seeds order by version::int");
    }

    private List<SeedState> states() {
        return peng().seeds().status().entries().stream().map(SeedEntry::state).toList();
    }

    private List<String> column(String sql) {
        return this.database.column(sql);
    }

    private Peng peng(String... profiles) {
        return peng(Scripts.in(this.root).migrations(), profiles);
    }

    private Peng peng(MigrationSettings migrations, String... profiles) {
        var seeds = Scripts.in(this.root).seeds().withProfiles(Set.of(profiles));
        return Peng.on(this.database.dataSource())
                .config(new PengConfig(PengConfig.DEFAULT.run(), migrations, seeds))
                .build();
    }

    private static ErrorCode code(Runnable run) {
        return catchThrowableOfType(PengException.class, run::run).code();
    }
}
