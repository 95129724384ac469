package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Peng;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.Blocker;
import dev.peng.error.StepFailedException;
import dev.peng.event.PengEvent.StepRetrying;
import dev.peng.event.PengListener;
import dev.peng.history.HistorySettings;
import dev.peng.session.Identifier;
import dev.peng.session.LockSettings;
import dev.peng.session.Pooler;
import dev.peng.session.SessionSettings;
import dev.peng.session.TimeoutSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What happens when others stand in the way of a step. */
@Timeout(120)
class RetryIntegrationTests {

    private static final TimeoutSettings SHORT = new TimeoutSettings(Duration.ofMillis(200), null);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private final List<StepRetrying> retries = new ArrayList<>();

    @BeforeEach
    void createTable() {
        this.database.execute("create table a (id int)");
        this.database.execute("create index a_id on a (id)");
        this.database.execute("create table trace (what text)");
    }

    @Test
    void aLockThatIsNotFreeIsTriedAgainUntilItIs() throws SQLException {
        try (var other = blocking("lock table a in access share mode")) {
            up(
                    Scripts.in(this.root).migration("1_b", "alter table a add column b int", "select 1"),
                    SHORT,
                    20,
                    event -> rollBackAtThird(event, other));
        }

        assertThat(this.retries).extracting(StepRetrying::attempt).containsExactly(1, 2, 3);
        assertThat(this.retries).allSatisfy(retry -> {
            assertThat(retry.error().sqlState()).isEqualTo("55P03");
            assertThat(retry.blockers()).extracting(Blocker::application).containsExactly("the blocker");
            assertThat(retry.blockers()).extracting(Blocker::state).containsExactly("idle in transaction");
            assertThat(retry.blockers()).extracting(Blocker::since).doesNotContainNull();
        });
        assertThat(this.database.column("select version from peng_migrations")).containsExactly("1");
    }

    @Test
    void whoGivesUpSaysHowOftenAndBecauseOfWhom() throws SQLException {
        var scripts = Scripts.in(this.root).migration("1_b", "create table b (); drop index a_id", "select 1");
        try (var other = blocking("lock table a in access exclusive mode")) {
            var failure = catchThrowableOfType(StepFailedException.class, () -> up(scripts, SHORT, 3, event -> {}));

            assertThat(failure.attempts()).isEqualTo(3);
            assertThat(failure.blockers()).extracting(Blocker::application).containsExactly("the blocker");
            assertThat(failure)
                    .hasMessageContaining("It was tried 3 times.")
                    .hasMessageContaining("held by pid")
                    .hasMessageContaining("(the blocker)")
                    .hasMessageContaining("nothing of it remains");
            assertThat(this.database.hasTable("b")).isFalse();
            other.rollback();
        }
        up(scripts, SHORT, 1, event -> {});
        assertThat(this.database.hasTable("b")).isTrue();
    }

    @Test
    void waitingForLocksTakesNoLongerThanAllowed() throws SQLException {
        var scripts = Scripts.in(this.root).migration("1_b", "alter table a add column b int", "select 1");
        try (var other = blocking("lock table a")) {
            var settings = new RetrySettings(1_000, Duration.ZERO, Duration.ZERO, Duration.ofMillis(900));
            var failure =
                    catchThrowableOfType(StepFailedException.class, () -> up(scripts, SHORT, settings, event -> {}));

            assertThat(failure.attempts()).isEqualTo(5);
            other.rollback();
        }
    }

    @Test
    void theLimitOfTheScriptCounts() throws SQLException {
        var scripts = Scripts.in(this.root)
                .migration("1_b", "-- peng:lock-timeout 100ms\nalter table a add column b int", "select 1");
        try (var other = blocking("lock table a")) {
            var settings = new RetrySettings(1_000, Duration.ZERO, Duration.ZERO, Duration.ofMillis(450));
            var failure = catchThrowableOfType(
                    StepFailedException.class,
                    () -> up(scripts, new TimeoutSettings(Duration.ofMinutes(1), null), settings, event -> {}));

            assertThat(failure.attempts()).isEqualTo(5);
            other.rollback();
        }
    }

    @Test
    void whatNoRollbackUndoesIsTakenAwayBeforeTheNextAttempt() throws SQLException {
        try (var other = blocking("lock table a")) {
            up(
                    Scripts.in(this.root)
                            .migration("1_b", "prepare p as select 1; alter table a add column b int", "select 1"),
                    SHORT,
                    20,
                    event -> rollBackAtThird(event, other));
        }

        assertThat(this.retries).hasSize(3);
    }

    @Test
    void anAttemptThatGivesUpTheLockIsTheLast() throws SQLException {
        this.database.execute("""
                create function away() returns void language plpgsql as $$
                begin
                    execute 'select pg_advisory_' || 'unlock_all()';
                end $$""");
        try (var other = blocking("lock table a")) {
            var failure = catchThrowableOfType(
                    dev.peng.error.DatabaseException.class,
                    () -> up(
                            Scripts.in(this.root).migration("1_b", "select away(); lock table a", "select 1"),
                            SHORT,
                            20,
                            event -> rollBackAtThird(event, other)));

            assertThat(failure.code()).isEqualTo(dev.peng.error.ErrorCode.LOCK_LOST);
            assertThat(this.retries).hasSize(1);
            other.rollback();
        }
        assertThat(this.database.column("select version from peng_migrations")).isEmpty();
    }

    @Test
    void aLimitThatTheScriptHasSetIsThereBehindAValidation() {
        this.database.execute("alter table a add constraint c check (id > 0) not valid");

        up(
                Scripts.in(this.root).migration("1_v", """
                        set statement_timeout = '7s';
                        alter table a validate constraint c;
                        insert into trace values (current_setting('statement_timeout'));
                        """, "select 1"),
                new TimeoutSettings(null, Duration.ofSeconds(3)),
                1,
                event -> {});

        assertThat(this.database.column("select what from trace")).containsExactly("7s");
    }

    @Test
    void noWaitMeansThatTheScriptWantsNoWaiting() throws SQLException {
        var scripts = Scripts.in(this.root).migration("1_b", "lock table a nowait", "select 1");
        try (var other = blocking("lock table a")) {
            var failure = catchThrowableOfType(StepFailedException.class, () -> up(scripts, SHORT, 20, event -> {}));

            assertThat(failure.serverError().sqlState()).isEqualTo("55P03");
            assertThat(failure.attempts()).isOne();
            other.rollback();
        }
    }

    @Test
    void aPartIsTriedAgainAndThoseBeforeItAreNot() throws SQLException {
        try (var other = blocking("lock table a in row exclusive mode")) {
            up(
                    Scripts.in(this.root).migration("1_b", """
                            -- peng:transaction off
                            insert into trace values ('first');
                            begin;
                            insert into trace values ('second');
                            lock table a;
                            commit;
                            insert into trace values ('third');
                            """, "select 1"),
                    SHORT,
                    20,
                    event -> rollBackAtThird(event, other));
        }

        assertThat(this.database.column("select what from trace order by 1"))
                .containsExactly("first", "second", "third");
        assertThat(this.retries).hasSize(3);
    }

    @Test
    void aVacuumThatCannotHaveItsLockIsTriedAgain() throws SQLException {
        try (var other = blocking("lock table a in row exclusive mode")) {
            up(
                    Scripts.in(this.root).migration("1_v", "vacuum full a", "select 1"),
                    SHORT,
                    20,
                    event -> rollBackAtThird(event, other));
        }

        assertThat(this.retries).hasSize(3);
    }

    @Test
    void aConcurrentBuildThatAScriptHasLimitedIsBegunAgainWithoutItsRemains() throws SQLException {
        try (var other = blocking("lock table a in row exclusive mode")) {
            up(
                    Scripts.in(this.root).migration("1_i", """
                            -- peng:lock-timeout 200ms
                            create index concurrently a_two on a (id);
                            """, "select 1"),
                    TimeoutSettings.DEFAULT,
                    20,
                    event -> rollBackAtThird(event, other));
        }

        assertThat(this.retries).hasSize(3);
        assertThat(this.database.column("select indexrelid::regclass || ' ' || indisvalid from pg_index"
                        + " where indrelid = 'a'::regclass order by 1"))
                .containsExactly("a_id true", "a_two true");
    }

    @Test
    void aDeadlockIsTriedAgain() throws Exception {
        this.database.execute("create table b (id int)");
        try (var other = blocking("set local deadlock_timeout = '1min'; lock table b")) {
            var theirs = CompletableFuture.runAsync(() -> {
                await("select 1 from pg_locks where relation = 'a'::regclass and mode = 'AccessExclusiveLock'");
                executeOn(other, "lock table a");
            });
            up(
                    Scripts.in(this.root).migration("1_d", """
                            set local deadlock_timeout = '10ms';
                            lock table a;
                            select pg_sleep(0.5);
                            lock table b;
                            insert into trace values ('once');
                            """, "select 1"),
                    new TimeoutSettings(Duration.ZERO, null),
                    20,
                    event -> {
                        if (event instanceof StepRetrying retry) {
                            theirs.join();
                            executeOn(other, "rollback");
                            this.retries.add(retry);
                        }
                    });
        }

        assertThat(this.retries).extracting(retry -> retry.error().sqlState()).containsExactly("40P01");
        assertThat(this.database.column("select what from trace")).containsExactly("once");
    }

    @Test
    void aStatementWaitsTwoSecondsForALockAndForEverIfItIsConcurrent() {
        this.database.execute("create sequence seen");
        this.database.execute("""
                create function see(int) returns int language plpgsql immutable as $$
                begin
                    perform setval('public.seen', 1 + (select setting::int from pg_settings where name = 'lock_timeout'));
                    return $1;
                end $$""");
        this.database.execute("insert into a values (1)");

        up(Scripts.in(this.root).migration("1_t", """
                        insert into trace values (current_setting('lock_timeout'));
                        create index concurrently on a (see(id));
                        insert into trace select last_value from seen;
                        """, "select 1"), TimeoutSettings.DEFAULT, 1, event -> {});

        assertThat(this.database.column("select what from trace")).containsExactly("2s", "1");
    }

    @Test
    void aServerThatLooksForDeadlocksLaterMakesItWaitLonger() {
        this.database.execute("alter database %s set deadlock_timeout = '5s'"
                .formatted(Identifier.quote(this.database.local().name())));

        up(
                Scripts.in(this.root)
                        .migration("1_t", "insert into trace values (current_setting('lock_timeout'))", "select 1"),
                TimeoutSettings.DEFAULT,
                1,
                event -> {});

        assertThat(this.database.column("select what from trace")).containsExactly("6s");
    }

    @Test
    void aLimitForStatementsDoesNotEndTheValidationOfAConstraint() {
        this.database.execute("insert into a values (1)");
        this.database.execute("""
                create function slow(int) returns boolean language plpgsql as $$
                begin
                    perform pg_sleep(1);
                    return true;
                end $$""");

        up(
                Scripts.in(this.root).migration("1_v", """
                        alter table a add constraint c check (slow(id)) not valid;
                        alter table only public.a validate constraint c;
                        insert into trace values (current_setting('statement_timeout'));
                        """, "select 1"),
                new TimeoutSettings(null, Duration.ofMillis(300)),
                1,
                event -> {});

        assertThat(this.database.column("select what from trace")).containsExactly("300ms");
    }

    private void rollBackAtThird(dev.peng.event.PengEvent event, Connection other) {
        if (event instanceof StepRetrying retry) {
            this.retries.add(retry);
            if (this.retries.size() == 3) {
                executeOn(other, "rollback");
            }
        }
    }

    private void up(Scripts scripts, TimeoutSettings timeouts, int attempts, PengListener listener) {
        var retries = new RetrySettings(attempts, Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMinutes(1));
        up(scripts, timeouts, retries, listener);
    }

    private void up(Scripts scripts, TimeoutSettings timeouts, RetrySettings retries, PengListener listener) {
        var run = new RunSettings(
                HistorySettings.DEFAULT,
                LockSettings.DEFAULT,
                new SessionSettings(timeouts, Pooler.TRANSACTION),
                retries);
        Peng.on(this.database.dataSource())
                .config(scripts.config(run))
                .listeners(List.of(listener))
                .build()
                .migrations()
                .up();
    }

    private Connection blocking(String sql) throws SQLException {
        var other = this.database.dataSource().getConnection();
        executeOn(other, "set application_name = 'the blocker'");
        other.setAutoCommit(false);
        executeOn(other, sql);
        return other;
    }

    private static void executeOn(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await(String query) {
        while (this.database.column(query).isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
