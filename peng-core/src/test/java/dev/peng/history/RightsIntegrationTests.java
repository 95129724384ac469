package dev.peng.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.TestRole;
import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.LockHolder;
import dev.peng.error.LockTimeoutException;
import dev.peng.error.StepFailedException;
import dev.peng.event.PengEvent.LockWaiting;
import dev.peng.event.PengListener;
import dev.peng.migration.MigrationState;
import dev.peng.run.RetrySettings;
import dev.peng.run.RunSettings;
import dev.peng.session.LockSettings;
import dev.peng.session.Pooler;
import dev.peng.session.Session;
import dev.peng.session.SessionSettings;
import dev.peng.session.TimeoutSettings;
import dev.peng.source.Version;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a role needs for what, as docs/history.md says, and what is said to one that lacks it. */
@Timeout(120)
class RightsIntegrationTests {

    private static final RunSettings IMPATIENT = new RunSettings(
            new HistorySettings("ops", "tests"),
            new LockSettings(Duration.ofMillis(50), Duration.ofMillis(10)),
            new SessionSettings(new TimeoutSettings(Duration.ofMillis(100), null), Pooler.TRANSACTION),
            new RetrySettings(2, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1)));

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private Scripts scripts;
    private TestRole role;

    @BeforeEach
    void aTableAndARoleThatMayWriteToIt() {
        this.role = TestRole.without(this.database);
        this.database.execute("create schema data; create table data.a (id int)");
        this.database.execute(
                "grant usage on schema data to %1$s; grant all on data.a to %1$s".formatted(this.role.name()));
        this.scripts = Scripts.in(this.root)
                .migration("1_a", "insert into data.a values (1)", "delete from data.a where id = 1")
                .with("seeds/1_rows.sql", "insert into data.a values (10)");
    }

    @AfterEach
    void dropTheRole() {
        this.role.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRoleThatOwnsNothingButItsSchemaNeedsNoOtherRight(boolean isNamed) {
        this.database.execute("create schema %1$s authorization %1$s".formatted(this.role.name()));
        this.scripts
                .migration("2_b", "create table b (id int)", "drop table b")
                .migration(
                        "3_parts",
                        "create index concurrently b_id on b (id); insert into b values (1)",
                        "drop index concurrently b_id; delete from b");
        var peng = peng(this.role.dataSource(), isNamed ? this.role.name() : null);

        assertThat(peng.run().migrations().outcome().steps()).hasSize(3);
        peng.migrations().lock(Version.of("3"));
        peng.migrations().unlock(Version.of("3"));
        peng.migrations().redo();
        peng.migrations().down(2);
        peng.migrations().force(Version.of("2"), true);
        peng.migrations().force(Version.of("2"), false);
        peng.migrations().up();

        assertThat(this.database.hasTable(this.role.name() + ".peng_migrations"))
                .isTrue();
        assertThat(peng.migrations().status().count(MigrationState.APPLIED)).isEqualTo(3);
        assertThat(this.database.column(
                        "select distinct applied_by from %s.peng_migrations".formatted(this.role.name())))
                .containsExactly(this.role.name());
        peng.migrations().reset();
    }

    @Test
    void tablesThatSomebodyElseHasMadeAreOnlyReadAndWritten() {
        historyOfAnAdministrator();
        grant("select, insert, update, delete");
        this.database.execute("""
                create function no_ddl() returns event_trigger language plpgsql as $$
                begin raise exception '% is DDL', tg_tag; end $$""");
        this.database.execute("create event trigger no_ddl on ddl_command_start execute function no_ddl()");
        this.scripts.migration("2_b", "insert into data.a values (2)", "delete from data.a where id = 2");
        var peng = peng(this.role.dataSource(), "ops");

        peng.run();
        peng.migrations().lock(Version.of("2"));
        peng.migrations().unlock(Version.of("2"));
        peng.migrations().redo();
        peng.migrations().reset();
        peng.migrations().force(Version.of("1"), true);

        assertThat(this.database.column("select version || ' ' || applied_by from ops.peng_migrations"))
                .containsExactly("1 " + this.role.name());
        assertThat(this.database.column("select id from data.a order by 1")).containsExactly("10");
        this.database.execute("drop event trigger no_ddl");
    }

    @Test
    void whoMayOnlyReadSeesEverythingAndRunsWhatHasNothingToDo() {
        historyOfAnAdministrator();
        grant("select");
        var peng = peng(this.role.dataSource(), "ops");

        assertThat(peng.migrations().status().count(MigrationState.APPLIED)).isOne();
        assertThat(peng.migrations().drift()).isEmpty();
        assertThat(peng.migrations().plan(true).steps()).isEmpty();
        assertThat(peng.migrations().plan(Version.of("0"), true).steps()).hasSize(1);
        assertThat(peng.seeds().status().entries()).hasSize(1);
        assertThat(peng.migrations().up().outcome().steps()).isEmpty();
    }

    @Test
    void whoMayOnlyReadIsToldWhatWritingTakes() {
        historyOfAnAdministrator();
        grant("select");
        this.scripts.migration("2_b", "insert into data.a values (2)", "select 1");

        var failure = failure("ops");

        assertThat(failure).hasMessageContaining("permission denied for table peng_runs");
        assertThat(failure.action()).contains("insert, update and delete");
        assertThat(this.database.column("select id from data.a order by 1")).containsExactly("1");
    }

    @Test
    void whoMayWriteTheRunsButNotTheMigrationsIsToldSo() {
        historyOfAnAdministrator();
        grant("select");
        this.database.execute("grant insert, update on ops.peng_runs to " + this.role.name());
        this.scripts.migration("2_b", "insert into data.a values (2)", "select 1");

        var failure = catchThrowableOfType(
                StepFailedException.class,
                () -> peng(this.role.dataSource(), "ops").migrations().up());

        assertThat(failure)
                .hasMessageContaining("permission denied for table peng_migrations")
                .hasMessageContaining("nothing of it remains");
        assertThat(failure.action()).contains("Grant the right to the role that runs migrations");
        assertThat(this.database.column("select id from data.a order by 1")).containsExactly("1");
        assertThat(this.database.column("select outcome from ops.peng_runs order by id desc limit 1"))
                .containsExactly("failed");
    }

    @Test
    void whoMayNotReadTheTablesIsToldWhatReadingTakes() {
        historyOfAnAdministrator();
        this.database.execute("grant usage on schema ops to " + this.role.name());

        var failure = failure("ops");

        assertThat(failure).hasMessageContaining("permission denied for table peng_migrations");
        assertThat(failure.action()).contains("select");
    }

    @Test
    void whoMayNotUseTheSchemaIsToldSo() {
        historyOfAnAdministrator();
        this.database.execute("grant select on all tables in schema ops to " + this.role.name());

        var failure = failure("ops");

        assertThat(failure).hasMessageContaining("permission denied for schema ops");
        assertThat(failure.action()).contains("usage on their schema");
    }

    @Test
    void whoMayNotMakeTheSchemaThatIsSetIsToldSo() {
        var failure = failure("nowhere");

        assertThat(failure).hasMessageContaining("permission denied for database");
        assertThat(failure.action()).contains("create");
        assertThat(this.database.column("select nspname from pg_namespace where nspname = 'nowhere'"))
                .isEmpty();
        assertThat(this.database.column("select id from data.a")).isEmpty();
    }

    @Test
    void whoMayNotExtendTheTablesOfAnOlderReleaseIsToldSo() {
        historyOfAnAdministrator();
        this.database.execute("alter table ops.peng_migrations drop column journal");
        grant("select, insert, update, delete");
        this.scripts.migration("2_b", "insert into data.a values (2)", "select 1");

        var failure = failure("ops");

        assertThat(failure).hasMessageContaining("must be owner of table peng_migrations");
        assertThat(this.database.column("select id from data.a order by 1")).containsExactly("1");
    }

    @Test
    void whoCannotSeeOtherSessionsStillWaitsForThem() {
        historyOfAnAdministrator();
        grant("select, insert, update, delete");
        this.scripts.migration("2_b", "insert into data.a values (2)", "select 1");
        var holders = new ArrayList<@Nullable LockHolder>();
        var peng = peng(this.role.dataSource(), IMPATIENT, event -> {
            if (event instanceof LockWaiting waiting) {
                holders.add(waiting.holder());
            }
        });

        try (var session = Session.open(this.database.dataSource())) {
            session.holdingLock(
                    new HistorySchema("ops", true, Map.of()).lockKey(),
                    LockSettings.DEFAULT,
                    () -> true,
                    (holder, waited) -> {},
                    () -> assertThatExceptionOfType(LockTimeoutException.class)
                            .isThrownBy(() -> peng.migrations().up())
                            .withMessageContaining("pid "));
        }

        assertThat(holders).isNotEmpty().allSatisfy(holder -> {
            assertThat(holder.pid()).isPositive();
            assertThat(holder.since()).isNull();
        });
    }

    @Test
    void whoCannotSeeOtherSessionsStillLearnsWhichOneIsInTheWay() throws SQLException {
        historyOfAnAdministrator();
        grant("select, insert, update, delete");
        this.scripts.migration("2_b", "lock table data.a", "select 1");

        try (var other = this.database.dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table data.a in access share mode");
            var failure = catchThrowableOfType(
                    StepFailedException.class,
                    () -> peng(this.role.dataSource(), IMPATIENT, event -> {})
                            .migrations()
                            .up());

            assertThat(failure.attempts()).isEqualTo(2);
            assertThat(failure.blockers()).singleElement().satisfies(blocker -> {
                assertThat(blocker.pid()).isPositive();
                assertThat(blocker.since()).isNull();
            });
        }
    }

    private void historyOfAnAdministrator() {
        peng(this.database.dataSource(), "ops").migrations().up();
        this.scripts.with("seeds/1_rows.sql", "insert into data.a values (10)");
    }

    private void grant(String rights) {
        this.database.execute("grant usage on schema ops to %2$s; grant %1$s on all tables in schema ops to %2$s"
                .formatted(rights, this.role.name()));
    }

    private DatabaseException failure(String schema) {
        var failure = catchThrowableOfType(
                DatabaseException.class,
                () -> peng(this.role.dataSource(), schema).migrations().up());
        assertThat(failure.code()).isEqualTo(ErrorCode.HISTORY_FAILED);
        return failure;
    }

    private Peng peng(DataSource dataSource, @Nullable String schema) {
        var run = new RunSettings(new HistorySettings(schema, "tests"), LockSettings.DEFAULT);
        return peng(dataSource, run, event -> {});
    }

    private Peng peng(DataSource dataSource, RunSettings run, PengListener listener) {
        return Peng.on(dataSource)
                .config(new PengConfig(run, this.scripts.migrations(), this.scripts.seeds()))
                .listeners(List.of(listener))
                .build();
    }
}
