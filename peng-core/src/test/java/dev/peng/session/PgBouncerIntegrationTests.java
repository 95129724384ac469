package dev.peng.session;

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
import dev.peng.history.HistorySettings;
import dev.peng.migration.JavaMigration;
import dev.peng.query.QueryCall;
import dev.peng.run.RetrySettings;
import dev.peng.run.RunSettings;
import dev.peng.seed.SeedSelection;
import dev.peng.source.Versioned;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Behind a pooler that shares the connections of the server. */
@Timeout(120)
@EnabledIf(value = "isInstalled", disabledReason = "no pgbouncer: install the package of that name")
class PgBouncerIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @TempDir
    Path bouncerFolder;

    private PgBouncer bouncer;

    static boolean isInstalled() {
        return PgBouncer.isInstalled();
    }

    @AfterEach
    void stop() {
        if (this.bouncer != null) {
            this.bouncer.close();
        }
    }

    @Test
    void migrationsAndSeedsAreAppliedEachInATransactionWithTheLock() throws Exception {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int); select pg_sleep(0.1)", "drop table a")
                .migration("2_lock", """
                        create table locks as select classid from pg_locks
                         where locktype = 'advisory' and pid = pg_backend_pid() and granted;
                        """, "drop table locks")
                .with("seeds/1_rows.sql", "insert into a values (1), (2)");

        var report = peng(scripts, transactionPool()).run();

        assertThat(report.migrations().outcome().steps()).hasSize(2);
        assertThat(this.database.column("select id from a")).containsExactly("1", "2");
        assertThat(this.database.column("select count(*) from locks")).containsExactly("1");
        assertThat(this.database.column("select version from peng_migrations")).containsExactly("1", "2");
        assertThat(this.database.column("""
                        select 1 from pg_locks join pg_database d on d.oid = database
                         where locktype = 'advisory' and datname = current_database()""")).isEmpty();
        peng(scripts, this.bouncer.dataSource()).migrations().reset();
        assertThat(this.database.hasTable("a")).isFalse();
    }

    @Test
    void severalRunsAtOnceApplyEachMigrationOnce() throws Exception {
        this.database.execute("create table trace (version int, at timestamptz default clock_timestamp())");
        var scripts = Scripts.in(this.root);
        IntStream.rangeClosed(1, 20)
                .forEach(i -> scripts.migration(
                        i + "_m",
                        "insert into trace (version) values (%d); select pg_sleep(0.01)".formatted(i),
                        "select 1"));
        var source = transactionPool();
        var together = new CyclicBarrier(4);
        Callable<Integer> run = () -> {
            together.await();
            return peng(scripts, source).migrations().up().outcome().steps().size();
        };

        var threads = Executors.newFixedThreadPool(4);
        var applied = 0;
        for (var one : threads.invokeAll(List.of(run, run, run, run))) {
            applied += one.get();
        }
        threads.shutdown();

        assertThat(applied).isEqualTo(20);
        assertThat(this.database.column("select version from trace order by at"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).toList());
    }

    @Test
    void whatAScriptSetsReachesNoOtherClient() throws Exception {
        var scripts = Scripts.in(this.root).migration("1_a", """
                set search_path = 'pg_catalog';
                set datestyle = 'ISO, DMY';
                set timezone = 'Asia/Tokyo';
                set application_name = 'mine';
                create temp table scratch ();
                """, "select 1");
        var source = transactionPool();
        try (var client = source.getConnection()) {
            var before = settings(client);
            try (var own = source.getConnection()) {
                var single = new SingleConnectionDataSource(own, true);
                var mine = settings(own);

                peng(scripts, single).migrations().up();

                assertThat(settings(own)).isEqualTo(mine);
            }
            assertThat(settings(client)).isEqualTo(before);
        }
        assertThat(this.database.column("select version from peng_migrations")).containsExactly("1");
    }

    @Test
    void aScriptOfSeveralPartsIsRefusedAndNothingIsRun() throws Exception {
        this.database.execute("create table a (id int)");
        var scripts = Scripts.in(this.root)
                .migration("1_b", "create table b ()", "drop table b")
                .migration("2_i", "create index concurrently on a (id)", "select 1");
        var source = transactionPool();

        assertThat(peng(scripts, source).migrations().plan(false).problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.POOLED);
        assertThat(peng(scripts, this.database.dataSource())
                        .migrations()
                        .plan(false)
                        .problems())
                .isEmpty();
        var refusal = catchThrowableOfType(
                ProblemsException.class,
                () -> peng(scripts, source).migrations().up());

        assertThat(refusal.code()).isEqualTo(ErrorCode.POOLED);
        assertThat(refusal).hasMessageContaining("2_i.up.sql");
        assertThat(refusal.action()).contains("peng.datasource.pooler=session");
        assertThat(this.database.hasTable("b")).isFalse();
    }

    @Test
    void aSeedOfSeveralPartsIsRefusedUnlessAnEarlierRunHasBegunIt() throws Exception {
        var scripts = Scripts.in(this.root).with("seeds/1_rows.sql", "create table a ();\nvacuum a;\nselect 1 / 0;");
        var source = transactionPool();

        assertThat(peng(scripts, source).seeds().plan(SeedSelection.DUE).problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.POOLED);
        var refusal = catchThrowableOfType(
                ProblemsException.class, () -> peng(scripts, source).seeds().applyAll());
        catchThrowableOfType(
                StepFailedException.class,
                () -> peng(scripts, this.database.dataSource()).seeds().applyAll());
        var report = peng(scripts, source).seeds().applyAll();

        assertThat(refusal.code()).isEqualTo(ErrorCode.POOLED);
        assertThat(refusal).hasMessageContaining("1_rows.sql");
        assertThat(report.outcome().steps()).isEmpty();
        assertThat(report.status().pending()).isOne();
        var named = catchThrowableOfType(
                ProblemsException.class, () -> peng(scripts, source).seeds().apply("rows"));
        assertThat(named.code()).isEqualTo(ErrorCode.POOLED);
    }

    @Test
    void aPoolerThatLendsWholeSessionsIsAsGoodAsNone() throws Exception {
        this.database.execute("create table a (id int)");
        var scripts = Scripts.in(this.root).migration("1_i", "create index concurrently a_id on a (id)", "select 1");
        this.bouncer = PgBouncer.start(this.database.dataSource(), this.bouncerFolder, "session");

        Peng.on(this.bouncer.dataSource())
                .config(new PengConfig(settings(Pooler.SESSION), scripts.migrations(), scripts.seeds()))
                .build()
                .migrations()
                .up();

        assertThat(this.database.hasTable("a_id")).isTrue();
    }

    @Test
    void aRunThatIsConnectedToTheServerItselfIsWaitedFor() throws Exception {
        var scripts = Scripts.in(this.root).migration("1_a", "create table a ()", "drop table a");
        var source = transactionPool();
        try (var session = Session.open(this.database.dataSource())) {
            var threads = Executors.newSingleThreadExecutor();
            var result = new java.util.concurrent.atomic.AtomicReference<java.util.concurrent.Future<?>>();
            session.holdingLock(publicKey(), LockSettings.DEFAULT, () -> true, (holder, waited) -> {}, () -> {
                result.set(
                        threads.submit(() -> peng(scripts, source).migrations().up()));
                pause(700);
                assertThat(result.get().isDone()).isFalse();
                assertThat(this.database.hasTable("a")).isFalse();
            });
            result.get().get();
            threads.shutdown();
        }
        assertThat(this.database.hasTable("a")).isTrue();
    }

    @Test
    void whatIsDeferredSeesWhatTheScriptHasSet() throws Exception {
        this.database.execute("create schema app");
        var scripts = Scripts.in(this.root).migration("1_a", """
                set search_path to app;
                create table log (x int);
                create table t (x int);
                create function f() returns trigger language plpgsql as $$
                begin
                    insert into log values (1);
                    return null;
                end $$;
                create constraint trigger d after insert on t deferrable initially deferred
                    for each row execute function f();
                insert into t values (1);
                """, "select 1");

        peng(scripts, transactionPool()).migrations().up();

        assertThat(this.database.column("select x from app.log")).containsExactly("1");
    }

    @Test
    void aFailedMigrationLeavesNothing() throws Exception {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (); set search_path = 'pg_catalog'; select 1/0", "drop table a");

        var source = transactionPool();
        var failure = catchThrowableOfType(
                StepFailedException.class,
                () -> peng(scripts, source).migrations().up());

        assertThat(failure.serverError().sqlState()).isEqualTo("22012");
        assertThat(this.database.hasTable("a")).isFalse();
        assertThat(this.database.column("select outcome from peng_runs")).containsExactly("failed");
    }

    @Test
    void javaIsInTheTransactionOfItsRow() throws Exception {
        var source = transactionPool();

        Peng.on(source)
                .config(Scripts.in(this.root).config(settings(Pooler.TRANSACTION)))
                .javaMigrations(List.of(new CreateTable(source)))
                .build()
                .migrations()
                .up();

        assertThat(this.database.column(
                        "select (select xmin from peng_migrations)::text = (select xmin from made)::text"))
                .containsExactly("t");
    }

    @Versioned(version = "1", name = "create_table")
    private record CreateTable(DataSource dataSource) implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            jdbc.sql("create table made (id int)").update();
            JdbcClient.create(this.dataSource)
                    .sql("insert into made values (1)")
                    .update();
        }
    }

    private DataSource transactionPool() throws Exception {
        this.bouncer = PgBouncer.start(this.database.dataSource(), this.bouncerFolder, "transaction");
        return this.bouncer.dataSource();
    }

    private static Peng peng(Scripts scripts, DataSource source) {
        return Peng.on(source)
                .config(scripts.config(settings(Pooler.TRANSACTION)))
                .build();
    }

    @Test
    void queriesFetchTheirRowsInOneTransaction() throws Exception {
        var scripts = Scripts.in(this.root)
                .with("queries/many.sql", "-- @n int\n\nselect generate_series(1, @n), pg_sleep(0)");
        var queries = peng(scripts, transactionPool()).queries();
        var threads = Executors.newFixedThreadPool(4);

        var runs = threads.invokeAll(IntStream.range(0, 12)
                .<Callable<Integer>>mapToObj(
                        i -> () -> queries.run(QueryCall.of("many").with("n", "950"))
                                .rows()
                                .size())
                .toList());

        threads.shutdown();
        for (var run : runs) {
            assertThat(run.get()).isEqualTo(950);
        }
    }

    private static RunSettings settings(Pooler pooler) {
        return new RunSettings(
                HistorySettings.DEFAULT,
                new LockSettings(Duration.ofMinutes(1), Duration.ofMillis(20)),
                new SessionSettings(TimeoutSettings.DEFAULT, pooler),
                RetrySettings.DEFAULT);
    }

    private static List<String> settings(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql("""
                        select name || '=' || setting from pg_settings
                         where name in ('search_path', 'DateStyle', 'TimeZone', 'application_name', 'role',
                                        'lock_timeout', 'client_encoding', 'standard_conforming_strings')
                        union all select coalesce(to_regclass('pg_temp.scratch')::text, 'no scratch')""")
                .query(String.class)
                .list();
    }

    private static long publicKey() throws Exception {
        var schema = Class.forName("dev.peng.history.HistorySchema")
                .getDeclaredConstructor(String.class, boolean.class, java.util.Map.class);
        schema.setAccessible(true);
        var key = schema.getDeclaringClass().getDeclaredMethod("lockKey");
        key.setAccessible(true);
        return (long) key.invoke(schema.newInstance("public", true, java.util.Map.of()));
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
