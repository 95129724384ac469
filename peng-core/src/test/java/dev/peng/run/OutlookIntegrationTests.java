package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.TestRole;
import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.PengException;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.WaitTimeoutException;
import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.LockWaiting;
import dev.peng.event.PengEvent.RunFailed;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.Verb;
import dev.peng.history.HistorySettings;
import dev.peng.session.LockSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Who is not to migrate looks, or waits for others, and touches nothing. */
@Timeout(120)
class OutlookIntegrationTests {

    private static final Duration SHORT = Duration.ofMillis(300);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private final List<PengEvent> events = new CopyOnWriteArrayList<>();
    private Scripts scripts;
    private TestRole reader;

    @BeforeEach
    void aTableItsSeedAndARoleThatMayOnlyRead() {
        this.scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int)", "drop table a")
                .with("seeds/1_rows.sql", "insert into a values (1)");
        this.reader = TestRole.without(this.database);
        this.database.execute("grant usage on schema public to " + this.reader.name());
        this.database.execute("alter default privileges grant select on tables to " + this.reader.name());
    }

    @AfterEach
    void dropTheRole() {
        this.reader.close();
    }

    @Test
    void namesEverythingThatIsPendingAndMakesNoTable() {
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> readOnly().outlook().validate())
                .withMessage("""
                        the database is not what this application needs; nothing was run:
                          - migration 1_a is pending [PENDING]
                          - seed 1_rows is pending [PENDING]""")
                .satisfies(e -> assertThat(e.code().exitCode()).isEqualTo(3));

        assertThat(this.database.column("select relname from pg_class where relname like 'peng%'"))
                .isEmpty();
        assertThat(this.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        RunFailed.class, failed -> assertThat(failed.verb()).isEqualTo(Verb.VALIDATE));
    }

    @Test
    void findsNothingWhenAllIsDone() {
        migrating().run();

        readOnly().outlook().validate();

        assertThat(this.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        RunFinished.class,
                        finished -> assertThat(finished.verb()).isEqualTo(Verb.VALIDATE));
    }

    @Test
    void findsNothingThatAlwaysRuns() {
        this.scripts.with("seeds/2_always.sql", "-- peng:run always\ninsert into a values (2)");
        migrating().migrations().up();
        migrating().seeds().apply("rows");

        assertThat(readOnly().outlook().outstanding()).isEmpty();
        migrating().run();
        assertThat(readOnly().outlook().outstanding()).isEmpty();
    }

    @Test
    void leavesSeedsOutWhenOnlyMigrationsAreAskedFor() {
        migrating().migrations().up();

        readOnly().migrations().outlook().validate();
        assertThat(messages(readOnly().outlook())).containsExactly("seed 1_rows is pending");
    }

    @Test
    void namesWhatWasEditedWhatComesLateAndWhatHasFailed() {
        this.scripts.migration("3_parts", "create index concurrently on a (id); select 1 / 0", "select 1");
        assertThatThrownBy(() -> migrating().run()).isInstanceOf(PengException.class);
        this.scripts
                .migration("1_a", "create table a (id int, name text)", "drop table a")
                .migration("2_late", "select 1", "select 1");

        assertThat(readOnly().outlook().outstanding())
                .extracting(Problem::code)
                .contains(ErrorCode.CHANGED, ErrorCode.OUT_OF_ORDER, ErrorCode.PENDING, ErrorCode.UNFINISHED);
    }

    @Test
    void isNotHeldUpByOneWhoWritesTheHistory() throws SQLException {
        migrating().run();

        try (var other = this.database.dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table peng_migrations, peng_seeds in share row exclusive mode");
            readOnly().outlook().validate();
        }
    }

    @Test
    void readsTheHistoryAnewEachTime() {
        var outlook = readOnly().outlook();
        assertThat(outlook.outstanding()).hasSize(2);

        migrating().run();

        assertThat(outlook.outstanding()).isEmpty();
    }

    @Test
    void waitsUntilAnotherProcessHasMigrated() throws Exception {
        var waiting = CompletableFuture.runAsync(() -> readOnly().outlook().await());
        awaitEvent(LockWaiting.class);
        assertThat(waiting).isNotDone();

        migrating().run();

        waiting.get(1, TimeUnit.MINUTES);
        assertThat(this.events.get(this.events.size() - 1))
                .isInstanceOfSatisfying(
                        RunFinished.class,
                        finished -> assertThat(finished.verb()).isEqualTo(Verb.WAIT));
        assertThat(this.database.column("select distinct verb from peng_runs"))
                .containsExactlyInAnyOrder("up", "seed apply");
    }

    @Test
    void waitsWhileTheOthersFail() throws Exception {
        this.scripts.migration("2_b", "select 1 / count(*) from a", "select 1");
        var waiting = CompletableFuture.runAsync(() -> readOnly().outlook().await());
        assertThatThrownBy(() -> migrating().run()).isInstanceOf(PengException.class);
        assertThat(waiting).isNotDone();

        this.database.execute("insert into a values (0)");
        migrating().run();

        waiting.get(1, TimeUnit.MINUTES);
    }

    @Test
    void waitsForRightsThatComeWithAMigration() throws Exception {
        this.database.execute("alter default privileges revoke select on tables from " + this.reader.name());
        migrating().run();
        var waiting = CompletableFuture.runAsync(() -> readOnly().outlook().await());
        awaitEvent(LockWaiting.class);

        this.database.execute("grant select on all tables in schema public to " + this.reader.name());

        waiting.get(1, TimeUnit.MINUTES);
    }

    @Test
    void givesUpAndSaysWhatIsMissing() {
        assertThatExceptionOfType(WaitTimeoutException.class)
                .isThrownBy(() -> readOnly(SHORT).outlook().await())
                .withMessageMatching("(?s)no other process has finished within 0[.,]\\d s; still to be done:"
                        + "\\R  - migration 1_a is pending \\[PENDING]\\R  - seed 1_rows is pending \\[PENDING]")
                .satisfies(e -> assertThat(e.code().exitCode()).isEqualTo(4));
    }

    @Test
    void doesNotCountTheTimeInWhichAnotherRunIsAtWork() throws Exception {
        migrating().migrations().up();
        this.scripts.migration("2_long", "select pg_sleep(1.5)", "select 1");
        var running = CompletableFuture.runAsync(() -> migrating().run());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !this.database
                        .column("select pid from pg_locks where locktype = 'advisory' and granted"
                                + " and database = (select oid from pg_database where datname = current_database())")
                        .isEmpty());

        readOnly(Duration.ofMillis(700)).outlook().await();

        running.get(1, TimeUnit.MINUTES);
        assertThat(this.events)
                .filteredOn(LockWaiting.class::isInstance)
                .anySatisfy(event -> assertThat(((LockWaiting) event).holder()).isNotNull());
    }

    @Test
    void doesNotWaitForFilesThatNobodyElseCanMend() {
        this.scripts.with("migrations/notes.sql", "select 1");

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> readOnly().outlook().await())
                .withMessageContaining("MISNAMED_FILE");
    }

    @Test
    void doesNotWaitForAServerThatIsNotThere() {
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:1/nowhere");

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> peng(source, Duration.ofMinutes(1)).outlook().await())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONNECTION_FAILED));
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        var waiting = new CompletableFuture<Void>();
        var thread = new Thread(() -> {
            try {
                readOnly().outlook().await();
                waiting.complete(null);
            } catch (PengException e) {
                waiting.completeExceptionally(e);
            }
        });
        thread.start();
        awaitEvent(LockWaiting.class);

        thread.interrupt();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> waiting.get(1, TimeUnit.MINUTES))
                .withCauseInstanceOf(WaitTimeoutException.class)
                .withMessageContaining("interrupted");
    }

    private void awaitEvent(Class<? extends PengEvent> type) {
        await().atMost(Duration.ofMinutes(1)).until(() -> this.events.stream().anyMatch(type::isInstance));
    }

    private static List<String> messages(Outlook outlook) {
        return outlook.outstanding().stream().map(Problem::message).toList();
    }

    private Peng migrating() {
        return this.scripts.on(this.database.dataSource());
    }

    private Peng readOnly() {
        return readOnly(Duration.ofMinutes(1));
    }

    private Peng readOnly(Duration timeout) {
        return peng(this.reader.dataSource(), timeout);
    }

    private Peng peng(DataSource dataSource, Duration timeout) {
        var run = new RunSettings(new HistorySettings(null, "tests"), new LockSettings(timeout, Duration.ofMillis(20)));
        return Peng.on(dataSource)
                .config(new PengConfig(run, this.scripts.migrations(), this.scripts.seeds()))
                .listeners(List.of(this.events::add))
                .build();
    }
}
