package dev.peng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.source.Version;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the text does not show what cannot run in one transaction, the server is asked. */
class AutoSplitIntegrationTests {

    private static final String COMMITS_INSIDE = """
            create procedure p(last boolean) language plpgsql as $$
            begin
                insert into trace values ('inside 1');
                commit;
                if last then
                    insert into trace values ('inside 2');
                else
                    perform 1 / 0;
                end if;
            end $$""";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @BeforeEach
    void aPartitionedTable() {
        this.database.execute("create table trace (what text)");
        this.database.execute("create table parted (id int primary key) partition by range (id)");
        this.database.execute("create type mood as enum ('good')");
        this.database.execute("create table moods (mood mood)");
        this.database.execute("create table part partition of parted for values from (0) to (10)");
    }

    @Test
    void aPartitionedTableIsReindexedAlone() {
        up("insert into trace values ('a'); reindex table parted; insert into trace values ('b')");

        assertThat(trace()).containsExactly("a", "b");
        assertThat(rows()).containsExactly("1 applied 3");
    }

    @Test
    void aProcedureThatCommitsIsCalledAlone() {
        this.database.execute(COMMITS_INSIDE);

        up("insert into trace values ('a'); call p(true); insert into trace values ('b')");

        assertThat(trace()).containsExactly("a", "b", "inside 1", "inside 2");
        assertThat(rows()).containsExactly("1 applied 3");
    }

    @Test
    void aBlockThatCommitsIsRunAloneAndSoIsTheNext() {
        up("""
                do $$ begin insert into trace values ('a'); commit; end $$;
                do $$ begin insert into trace values ('b'); commit; end $$;
                """);

        assertThat(trace()).containsExactly("a", "b");
        assertThat(rows()).containsExactly("1 applied 2");
    }

    @Test
    void aLabelThatAFunctionUsesBeginsATransaction() {
        up("""
                alter type mood add value 'bad';
                insert into trace values ('a');
                do $$ begin execute 'insert into moods values (' || quote_literal('b' || 'ad') || ')'; end $$;
                """);

        assertThat(this.database.column("select mood from moods")).containsExactly("bad");
        assertThat(rows()).containsExactly("1 applied 2");
    }

    @Test
    void theOtherWayRoundIsTheSame() {
        var migrations = up("insert into trace values ('a')", "delete from trace; reindex table parted");

        migrations.down();

        assertThat(trace()).isEmpty();
        assertThat(rows()).isEmpty();
    }

    @Test
    void whoDoesNotWantItGetsTheErrorOfTheServer() {
        var scripts = scripts("insert into trace values ('a'); reindex table parted", "select 1");
        var settings = scripts.migrations();
        var strict = new MigrationSettings(
                settings.locations(),
                settings.outOfOrder(),
                settings.changed(),
                settings.missingDown(),
                settings.orphaned(),
                false,
                true);
        var config = new PengConfig(PengConfig.DEFAULT.run(), strict, scripts.seeds());

        var failure = catchThrowableOfType(
                StepFailedException.class,
                () -> Peng.on(this.database.dataSource())
                        .config(config)
                        .build()
                        .migrations()
                        .up());

        assertThat(failure.serverError().sqlState()).isEqualTo("25001");
        assertThat(failure).hasMessageContaining("nothing of it remains");
        assertThat(trace()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin; insert into trace values ('a'); reindex table parted; commit; select 1",
                "set local work_mem = '1MB'; insert into trace values ('a'); reindex table parted",
                "savepoint s; insert into trace values ('a'); reindex table parted; release s",
                "set constraints all deferred; insert into trace values ('a'); reindex table parted",
                "create temp table t (id int) on commit drop; insert into trace values ('a'); reindex table parted",
                "insert into trace values ('a'); do $$ begin alter type mood add value 'bad';"
                        + " execute 'insert into moods values (''bad'')'; end $$",
                "insert into trace values ('a'); do $$ begin execute 'vacuum part'; end $$",
                "insert into trace values ('a'); do $$ begin raise sqlstate '2D000'; end $$",
                "insert into trace values ('a'); do $$ begin raise sqlstate '55P04'; end $$"
            })
    void whatTheAuthorWantsTogetherOrMeansOtherwiseIsAnOrdinaryFailure(String script) {
        var failure = catchThrowableOfType(StepFailedException.class, () -> up(script));

        assertThat(failure.statement()).isNotNull();
        assertThat(trace()).isEmpty();
    }

    @Test
    void aCallThatFailsHalfWayStopsForForce() {
        this.database.execute(COMMITS_INSIDE);
        var scripts =
                scripts("insert into trace values ('a'); call p(false); insert into trace values ('b')", "select 1");
        var migrations = scripts.on(this.database.dataSource()).migrations();

        var failure = catchThrowableOfType(StepFailedException.class, migrations::up);
        var refusal = catchThrowableOfType(ProblemsException.class, migrations::up);

        assertThat(failure.serverError().sqlState()).isEqualTo("22012");
        assertThat(refusal.code()).isEqualTo(ErrorCode.UNCERTAIN);
        assertThat(trace()).containsExactly("a", "inside 1");
        migrations.force(Version.of("1"), true);
        assertThat(migrations.up().outcome().steps()).isEmpty();
    }

    @Test
    void aCallThatMayBeRepeatedIs() {
        this.database.execute(COMMITS_INSIDE);
        var scripts = scripts("-- peng:repeatable\ninsert into trace values ('a');\ncall p(false);\n", "select 1");
        catchThrowableOfType(
                StepFailedException.class,
                () -> scripts.on(this.database.dataSource()).migrations().up());

        this.database.execute(
                COMMITS_INSIDE.replace("create", "create or replace").replace("if last", "if true"));
        scripts.on(this.database.dataSource()).migrations().up();

        assertThat(trace()).containsExactly("a", "inside 1", "inside 1", "inside 2");
        assertThat(rows()).containsExactly("1 applied 2");
    }

    private MigrationProvider up(String up) {
        return up(up, "select 1");
    }

    private MigrationProvider up(String up, String down) {
        var migrations = scripts(up, down).on(this.database.dataSource()).migrations();
        migrations.up();
        return migrations;
    }

    private Scripts scripts(String up, String down) {
        return Scripts.in(this.root).migration("1_a", up, down);
    }

    private List<String> trace() {
        return this.database.column("select what from trace order by what");
    }

    private List<String> rows() {
        return this.database.column("select version || ' ' || state || ' ' || parts from peng_migrations");
    }
}
