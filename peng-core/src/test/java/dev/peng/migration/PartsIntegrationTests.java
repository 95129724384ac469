package dev.peng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Peng;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.PengException;
import dev.peng.error.StepFailedException;
import dev.peng.script.Script;
import dev.peng.source.Version;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that one transaction cannot hold. */
class PartsIntegrationTests {

    private static final String MIXED = """
            create table t (a int);
            insert into t values (1), (2);
            create unique index concurrently i on t (a);
            alter table t add b int;
            """;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    // P-09
    @Test
    void runsStatementsThatCannotRunInATransactionBetweenTheOthers() {
        up(MIXED);

        assertThat(migrations().up().outcome().steps()).isEmpty();
        assertThat(column("select indisvalid::text from pg_index where indexrelid = 'i'::regclass"))
                .containsExactly("true");
        assertThat(column("select state || coalesce(direction, '') || coalesce(journal, '') from peng_migrations"))
                .containsExactly("applied");
        assertThat(column("select length(checksum)::text || ' ' || down_sql from peng_migrations"))
                .containsExactly("64 drop table if exists t, u, v");
    }

    // J-08
    @Test
    void goesOnWhereAStatementFailedAndClearsItsInvalidIndexAway() {
        write(MIXED.replace("(2)", "(1)"));

        var failure = catchThrowableOfType(
                StepFailedException.class, () -> migrations().up());

        assertThat(failure).hasMessageContaining("1_a.up.sql:3:1").hasMessageContaining("stay done");
        assertThat(failure.serverError().sqlState()).isEqualTo("23505");
        assertThat(column("select state from peng_migrations")).containsExactly("failed");
        assertThat(column("select indisvalid::text from pg_index where indexrelid = 'i'::regclass"))
                .containsExactly("false");
        assertThat(migrations().status().entries())
                .extracting(MigrationEntry::state)
                .containsExactly(MigrationState.UNFINISHED);

        this.database
                .jdbc()
                .sql("delete from t where ctid = (select min(ctid) from t)")
                .update();
        migrations().up();

        assertThat(column("select indisvalid::text from pg_index where indrelid = 't'::regclass"))
                .containsExactly("true");
        assertThat(column("select count(*)::text from t")).containsExactly("1");
        assertThat(column("select state from peng_migrations")).containsExactly("applied");
    }

    @Test
    void goesOnBehindWhatWasDoneWhenItsConnectionWasKilled() {
        write(MIXED + "select pg_terminate_backend(pg_backend_pid());\nvacuum t;");

        assertThat(catchThrowableOfType(PengException.class, () -> migrations().up()))
                .isNotNull();
        assertThat(column("select state from peng_migrations")).containsExactly("running");

        write(MIXED + "alter table t add c int;\nvacuum t;");
        migrations().up();

        assertThat(
                        column(
                                "select attname from pg_attribute where attrelid = 't'::regclass and attnum > 0 and not attisdropped order by 1"))
                .containsExactly("a", "b", "c");
        assertThat(column("select count(*)::text from t")).containsExactly("2");
    }

    @Test
    void refusesAnEditOfWhatIsDone() {
        write(MIXED.replace("(2)", "(1)"));
        catchThrowableOfType(StepFailedException.class, () -> migrations().up());

        write(MIXED);
        var refused =
                catchThrowableOfType(PengException.class, () -> migrations().up());

        assertThat(refused.code()).isEqualTo(ErrorCode.CHANGED);
        assertThat(refused).hasMessageContaining("1_a.up.sql:1:1").hasMessageContaining("done already");
    }

    @Test
    void whatIsNotDoneYetIsRepairedByAnEdit() {
        write(MIXED.replace("(2)", "(1)"));
        catchThrowableOfType(StepFailedException.class, () -> migrations().up());

        write(MIXED.replace("(2)", "(1)").replace("unique index", "index"));
        migrations().up();

        assertThat(column("select indisvalid::text from pg_index where indrelid = 't'::regclass"))
                .containsExactly("true");
        assertThat(migrations().drift()).isEmpty();
    }

    // J-08
    @Test
    void nothingElseRunsUntilItIsDone() {
        write(MIXED.replace("(2)", "(1)"));
        catchThrowableOfType(StepFailedException.class, () -> migrations().up());

        assertThat(code(() -> migrations().down())).isEqualTo(ErrorCode.UNFINISHED);
        assertThat(code(() -> migrations().redo())).isEqualTo(ErrorCode.UNFINISHED);
        assertThat(code(() -> migrations().goTo(Version.of("0")))).isEqualTo(ErrorCode.UNFINISHED);

        migrations().force(Version.of("1"), true);
        assertThat(column("select state from peng_migrations")).containsExactly("applied");
        migrations().down();
        assertThat(this.database.hasTable("t")).isFalse();
    }

    // J-09
    @Test
    void forceForgetsWhatSomebodyHasUndone() {
        write(MIXED.replace("(2)", "(1)"));
        catchThrowableOfType(StepFailedException.class, () -> migrations().up());
        this.database.jdbc().sql("drop table t").update();

        migrations().force(Version.of("1"), false);
        write(MIXED);
        migrations().up();

        assertThat(column("select state from peng_migrations")).containsExactly("applied");
    }

    @Test
    void aDownScriptHasPartsAsWell() {
        up(MIXED);
        Scripts.in(this.root)
                .with("migrations/1_a.down.sql", "drop index concurrently i;\nselect 1 / 0;\ndrop table t;");

        catchThrowableOfType(StepFailedException.class, () -> migrations().down());
        assertThat(column("select state || ' ' || direction from peng_migrations"))
                .containsExactly("failed down");
        assertThat(code(() -> migrations().up())).isEqualTo(ErrorCode.UNFINISHED);

        Scripts.in(this.root).with("migrations/1_a.down.sql", "drop index concurrently i;\ndrop table t;");
        migrations().down();
        assertThat(this.database.hasTable("t")).isFalse();
        assertThat(column("select version from peng_migrations")).isEmpty();
    }

    @Test
    void withoutATransactionEveryStatementIsAStepOfItsOwn() {
        write("-- peng:transaction off\ncreate table t (a int);\ninsert into t values (1);\nselect 1 / 0;");

        catchThrowableOfType(StepFailedException.class, () -> migrations().up());

        assertThat(column("select a::text from t")).containsExactly("1");
        write("-- peng:transaction off\ncreate table t (a int);\ninsert into t values (1);\ninsert into t values (2);");
        migrations().up();
        assertThat(column("select a::text from t order by a")).containsExactly("1", "2");
    }

    @Test
    void anEnumLabelCanBeAddedAndUsedInOneScript() {
        up("create type e as enum ('a');\ncreate table t (e e);");
        Scripts.in(this.root)
                .migration("2_b", "alter type e add value 'b';\ninsert into t values ('b');", "delete from t");

        migrations().up();

        assertThat(column("select e::text from t")).containsExactly("b");
    }

    @Test
    void severalBlocksAreSeveralTransactions() {
        write("begin;\ncreate table t (a int);\ncommit;\nbegin;\ncreate table u (a int);\nselect 1 / 0;\ncommit;");

        catchThrowableOfType(StepFailedException.class, () -> migrations().up());

        assertThat(this.database.hasTable("t")).isTrue();
        assertThat(this.database.hasTable("u")).isFalse();
    }

    @Test
    void aScriptGoesOnWithItsSettingsAndLeavesNone() {
        write("create schema s;\nset search_path = s;\nvacuum;\ncreate table t (a int);\nselect 1 / 0;\nvacuum;");
        catchThrowableOfType(StepFailedException.class, () -> migrations().up());

        write("create schema s;\nset search_path = s;\nvacuum;\ncreate table t (a int);\nvacuum;");
        migrations().up();

        assertThat(column("select relnamespace::regnamespace::text from pg_class where relname = 't'"))
                .containsExactly("s");
    }

    @Test
    void aScriptMayGoOnAsAnotherRole() {
        this.database.jdbc().sql("drop role if exists peng_parts").update();
        this.database.jdbc().sql("create role peng_parts").update();
        this.database.jdbc().sql("grant create on schema public to peng_parts").update();

        up("set role peng_parts;\ncreate table t (a int);\ncreate index concurrently i on t (a);\ncreate table u ();");

        assertThat(column("select tableowner from pg_tables where tablename in ('t', 'u')"))
                .containsExactly("peng_parts", "peng_parts");
        this.database.jdbc().sql("drop owned by peng_parts").update();
        this.database.jdbc().sql("drop role peng_parts").update();
    }

    // J-07
    @Test
    void whatNobodyCanTellStopsForForceUnlessItIsRepeatable() {
        var text = "create table t (a int);\ncreate database peng_parts_%s;\n".formatted(System.nanoTime());
        write(text);
        Scripts.in(this.root).with("migrations/1_a.up.sql", text);
        migrations().up();
        var sections = Script.of("a", text).sections(List.of());
        this.database
                .jdbc()
                .sql("update peng_migrations set state = 'running', direction = 'up', journal = ?")
                .param("DONE %s 1\nSTARTED %s 1"
                        .formatted(sections.get(0).digest(), sections.get(1).digest()))
                .update();

        assertThat(code(() -> migrations().up())).isEqualTo(ErrorCode.UNCERTAIN);

        migrations().force(Version.of("1"), true);
        assertThat(column("select state from peng_migrations")).containsExactly("applied");
        this.database
                .jdbc()
                .sql("drop database " + text.replaceAll("(?s).*database (\\w+).*", "$1"))
                .update();
    }

    @Test
    void anIndexThatWasBuiltBeforeTheCrashIsNotBuiltAgain() {
        up(MIXED);
        var oid = column("select 'i'::regclass::oid::text");
        asIfKilledBehindTheIndex(
                column("select 't'::regclass::oid::text || ':'").get(0));

        migrations().up();

        assertThat(column("select 'i'::regclass::oid::text")).isEqualTo(oid);
        assertThat(
                        column(
                                "select attname from pg_attribute where attrelid = 't'::regclass and attnum > 0 and not attisdropped order by 1"))
                .containsExactly("a", "b");
    }

    @Test
    void anEditOfWhatHadBegunWhenItsProcessWasKilledStopsForForce() {
        up(MIXED);
        asIfKilledBehindTheIndex(
                column("select 't'::regclass::oid::text || ':'").get(0));

        write(MIXED.replace("i on t (a)", "i on t ((a + 1))"));

        assertThat(code(() -> migrations().up())).isEqualTo(ErrorCode.UNCERTAIN);
    }

    @Test
    void whatTheServerHasRefusedIsDoneAgainAsItIsOrOtherwise() {
        write("create table t (a int);\ncreate index concurrently on tt (a);\n");
        catchThrowableOfType(StepFailedException.class, () -> migrations().up());

        write("create table t (a int);\ncreate index concurrently on t (a);\n");
        migrations().up();

        assertThat(column("select indisvalid::text from pg_index where indrelid = 't'::regclass"))
                .containsExactly("true");
    }

    @Test
    void partsThatMergeByAnEditAreNoEditOfWhatIsDone() {
        write("create table t (a int);\ncreate index concurrently i on tt (a);\nalter table t add b int;");
        catchThrowableOfType(StepFailedException.class, () -> migrations().up());

        write("create table t (a int);\ncreate index i on t (a);\nalter table t add b int;");
        migrations().up();

        assertThat(column("select state from peng_migrations")).containsExactly("applied");
        assertThat(column("select count(*)::text from pg_index where indrelid = 't'::regclass"))
                .containsExactly("1");
    }

    @Test
    void takingTheFailedEndAwayFinishesTheMigration() {
        write("create table t (a int);\nvacuum nothing;");
        catchThrowableOfType(StepFailedException.class, () -> migrations().up());

        write("create table t (a int);");
        migrations().up();

        assertThat(column("select state from peng_migrations")).containsExactly("applied");
        assertThat(migrations().up().outcome().steps()).isEmpty();
    }

    @Test
    void aRefusedStatementThatLeavesNothingIsNotUncertain() {
        write("create table t (a int);\ncreate database postgres;");

        assertThat(code(() -> migrations().up())).isEqualTo(ErrorCode.STEP_FAILED);
        assertThat(code(() -> migrations().up())).isEqualTo(ErrorCode.STEP_FAILED);
        assertThat(column("select journal from peng_migrations").get(0)).doesNotContain("STARTED");
    }

    @Test
    void theHistoryIsWrittenAsWhoOpenedTheSessionAlsoAfterAFailure() {
        this.database.jdbc().sql("drop role if exists peng_weak").update();
        this.database.jdbc().sql("create role peng_weak").update();

        write("set role peng_weak;\nvacuum;\nselect 1 / 0;");
        assertThat(code(() -> migrations().up())).isEqualTo(ErrorCode.STEP_FAILED);

        assertThat(column("select state from peng_migrations")).containsExactly("failed");
        assertThat(column("select outcome from peng_runs")).containsExactly("failed");
        this.database.jdbc().sql("drop role peng_weak").update();
    }

    @Test
    void whatEndedHalfWayAndHasNoFileAnyMoreIsNotPassedOver() {
        Scripts.in(this.root).migration("2_b", "create table t ();\nvacuum t;\nselect 1 / 0;", "drop table t");
        catchThrowableOfType(StepFailedException.class, () -> migrations().up());
        Scripts.in(this.root)
                .without("migrations/2_b.up.sql")
                .without("migrations/2_b.down.sql")
                .migration("3_c", "create table c ()", "drop table c");

        var refusal = catchThrowableOfType(
                dev.peng.error.ProblemsException.class, () -> migrations().up());

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNFINISHED);
        assertThat(refusal).hasMessageContaining("its file is gone");
        assertThat(this.database.hasTable("c")).isFalse();
    }

    @Test
    void whatEndedWithItsSessionCannotBeGoneOnWith() {
        this.database
                .jdbc()
                .sql("create table t as select 1 as id union all select 1")
                .update();
        write("select 1;\ncreate temp table keep as select 1 as id;\ncreate unique index concurrently on t (id);\n"
                + "insert into t select id from keep;");
        catchThrowableOfType(StepFailedException.class, () -> migrations().up());
        this.database.jdbc().sql("truncate t").update();

        var refusal = catchThrowableOfType(
                dev.peng.error.ProblemsException.class, () -> migrations().up());

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNFINISHED);
        assertThat(refusal).hasMessageContaining("1_a.up.sql:2:1");
        assertThat(column("select count(*)::text from pg_index where indrelid = 't'::regclass and indisvalid"))
                .containsExactly("0");
    }

    @Test
    void aVersionThatIsSpelledOtherwiseIsTheSame() {
        Scripts.in(this.root).migration("001_a", "create table t ();\nvacuum t;\nselect 1 / 0;", "drop table t");
        catchThrowableOfType(StepFailedException.class, () -> migrations().up());

        migrations().force(Version.of("1.0"), true);

        assertThat(column("select version || ' ' || state from peng_migrations"))
                .containsExactly("001 applied");
        migrations().lock(Version.of("1"));
        assertThat(column("select locked::text from peng_migrations")).containsExactly("true");
    }

    @Test
    void whatEndedHalfWayComesBeforeWhatIsOlder() {
        Scripts.in(this.root).migration("2_b", "create table t ();\nvacuum;\nselect 1 / 0;", "drop table t");
        catchThrowableOfType(StepFailedException.class, () -> migrations().up());
        Scripts.in(this.root).migration("1_a", "create table u ()", "drop table u");

        assertThat(code(() -> migrations().up())).isEqualTo(ErrorCode.OUT_OF_ORDER);
    }

    // The journal of a run that was killed when the index was built, before that was noted.
    private void asIfKilledBehindTheIndex(String note) {
        this.database.jdbc().sql("alter table t drop b").update();
        var sections = Script.of("a", MIXED).sections(List.of());
        this.database
                .jdbc()
                .sql("update peng_migrations set state = 'running', direction = 'up', journal = ?")
                .param("DONE %s 2\nSTARTED %s 1 %s"
                        .formatted(sections.get(0).digest(), sections.get(1).digest(), note))
                .update();
    }

    private static ErrorCode code(Runnable verb) {
        return catchThrowableOfType(PengException.class, verb::run).code();
    }

    private void up(String text) {
        write(text);
        migrations().up();
    }

    private void write(String text) {
        Scripts.in(this.root).migration("1_a", text, "drop table if exists t, u, v");
    }

    private MigrationProvider migrations() {
        return Peng.on(this.database.dataSource())
                .config(Scripts.in(this.root).config())
                .build()
                .migrations();
    }

    private List<String> column(String sql) {
        return this.database.column(sql);
    }
}
