package dev.peng.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.PengException;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.source.Versioned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Seeds of the application's own code, on the connections of a pool. */
@Timeout(60)
class JavaSeedIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private HikariDataSource pool;

    @BeforeEach
    void aTableAndAPoolOfOne() {
        this.database.execute("create table made (what text)");
        this.pool = pool(1);
    }

    @AfterEach
    void closeThePool() {
        this.pool.close();
    }

    @Test
    void itsClientIsOnTheConnectionAndInTheTransactionOfItsRow() {
        seeds(new Inserts()).applyAll();

        assertThat(made()).containsExactly("rows");
        assertThat(this.database.column(
                        "select concat_ws(' ', kind, profile, version, name, checksum) from peng_seeds"))
                .containsExactly("java  1 inserts v1");
        assertThat(isInOneTransaction()).isTrue();
        assertThat(seeds(new Inserts()).applyAll().outcome().steps()).isEmpty();
        assertThat(this.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void oneThatGetsAChecksumLaterRunsAgainOnChange() {
        seeds(new WithoutChecksum()).applyAll();

        seeds(new WithChecksum()).applyAll();
        seeds(new WithChecksum()).applyAll();

        assertThat(made()).containsExactly("with", "without");
    }

    @Test
    void isAskedOnTheThreadOfTheCaller() {
        var asked = new Asked();

        seeds(asked).applyAll();

        assertThat(asked.threads).isNotEmpty().containsOnly(Thread.currentThread());
    }

    @Test
    void aTransactionalServiceJoins() {
        seeds(new UsesService(this.pool, TransactionDefinition.PROPAGATION_REQUIRED, false))
                .applyAll();

        assertThat(made()).containsExactly("by the service");
        assertThat(isInOneTransaction()).isTrue();
    }

    @Test
    void whatAServiceHasDoneIsRolledBackWithTheSeed() {
        var seeds = seeds(new UsesService(this.pool, TransactionDefinition.PROPAGATION_REQUIRED, true));

        var failure = catchThrowableOfType(StepFailedException.class, seeds::applyAll);

        assertThat(failure.step()).isEqualTo("seed 1_service");
        assertThat(failure).hasMessageContaining("nothing of it remains").hasRootCauseInstanceOf(IOException.class);
        assertThat(made()).isEmpty();
        assertThat(rows()).isEmpty();
    }

    @Test
    void whatRequiresATransactionOfItsOwnIsOutside() {
        this.pool.close();
        this.pool = pool(2);
        var seeds = seeds(new UsesService(this.pool, TransactionDefinition.PROPAGATION_REQUIRES_NEW, true));

        catchThrowableOfType(StepFailedException.class, seeds::applyAll);

        assertThat(made()).containsExactly("by the service");
        assertThat(rows()).isEmpty();
    }

    @Test
    void onAPoolOfOneATransactionOfItsOwnIsRefusedByThePool() {
        var seeds = seeds(new UsesService(this.pool, TransactionDefinition.PROPAGATION_REQUIRES_NEW, false));

        var failure = catchThrowableOfType(StepFailedException.class, seeds::applyAll);

        assertThat(failure).hasStackTraceContaining("Connection is not available, request timed out");
        assertThat(rows()).isEmpty();
        assertThat(this.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void whenItsBackendIsEndedNothingOfItRemains() {
        var seeds = seeds(new EndsItsBackendOnce());

        assertThat(catchThrowableOfType(PengException.class, seeds::applyAll)).isNotNull();
        assertThat(made()).isEmpty();
        seeds.applyAll();

        assertThat(made()).containsExactly("once");
        assertThat(rows()).containsExactly("1 applied");
    }

    // What a seed does that works through JPA.
    @Test
    void withoutATransactionItCommitsByItselfAndTheRowFollows() {
        this.pool.close();
        this.pool = pool(2);

        seeds(new CommitsByItself(this.pool)).applyAll();

        assertThat(made()).containsExactly("running");
        assertThat(rows()).containsExactly("1 applied");
    }

    @Test
    void oneWithoutATransactionThatFailedIsPassedOverUntilItIsForced() {
        this.pool.close();
        this.pool = pool(2);
        var flaky = new FailsOnce(this.pool);
        var seeds = seeds(flaky, new Second());

        var failure = catchThrowableOfType(StepFailedException.class, seeds::applyAll);

        assertThat(failure).hasMessageContaining("nobody can tell");
        assertThat(rows()).containsExactly("1 failed");
        assertThat(codes(() -> seeds.apply("flaky"))).containsExactly(ErrorCode.UNCERTAIN);
        assertThat(seeds.plan(SeedSelection.DUE).warnings())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.UNCERTAIN);
        seeds.applyAll();
        assertThat(rows()).containsExactly("1 failed", "2 applied");
        seeds.apply(SeedSelection.of("flaky").forced());
        assertThat(made()).containsExactly("half", "half", "second", "whole");
        assertThat(rows()).containsExactly("1 applied", "2 applied");
    }

    @Test
    void whoComesMeanwhileWaitsForOneWithoutATransaction() throws Exception {
        this.pool.close();
        this.pool = pool(3);
        var first =
                CompletableFuture.supplyAsync(() -> seeds(new TakesASecond()).applyAll());
        while (seeds(new TakesASecond()).status().count(SeedState.RUNNING) == 0) {
            Thread.sleep(5);
        }

        var second = seeds(new TakesASecond()).applyAll();

        assertThat(second.outcome().steps()).isEmpty();
        assertThat(second.status().count(SeedState.APPLIED)).isOne();
        assertThat(first.get().outcome().steps()).hasSize(1);
    }

    @Test
    void theWayBackWithoutATransactionStopsToo() {
        var seeds = seeds(new FailsToUndoOutside());
        seeds.applyAll();

        catchThrowableOfType(StepFailedException.class, () -> seeds.revert("outside"));

        assertThat(rows()).containsExactly("1 failed");
        assertThat(codes(() -> seeds.revert("outside"))).containsExactly(ErrorCode.UNCERTAIN);
        assertThat(seeds.applyAll().outcome().steps()).isEmpty();
        seeds.apply(SeedSelection.of("outside").forced());
        assertThat(rows()).containsExactly("1 applied");
    }

    @Test
    void takesItsPlaceAmongTheScriptsByItsVersion() {
        scripts()
                .with("seeds/0.5_first.sql", "insert into made values ('first')")
                .with("seeds/1.5_then.sql", "insert into made select 'then ' || string_agg(what, ' ') from made");

        seeds(new Second(), new Inserts()).applyAll();

        assertThat(made()).containsExactly("first", "rows", "second", "then first rows");
    }

    @Test
    void runsWhileItsExpressionIsTrue() {
        var seeds = new SaysWhen("dev & !eu", SeedPolicy.ONCE, "");

        assertThat(seeds("prod", seeds).applyAll().status().entries())
                .extracting(SeedEntry::state)
                .containsExactly(SeedState.NOT_SELECTED);
        seeds("dev", seeds).applyAll();
        assertThat(made()).containsExactly("said");
        assertThat(seeds("prod", seeds).applyAll().status().entries())
                .extracting(SeedEntry::state)
                .containsExactly(SeedState.APPLIED);
    }

    @Test
    void runsAsOftenAsItsPolicySays() {
        seeds(new SaysWhen("", SeedPolicy.ALWAYS, "")).applyAll();
        seeds(new SaysWhen("", SeedPolicy.ALWAYS, "")).applyAll();
        assertThat(made()).hasSize(2);

        seeds(new SaysWhen("", SeedPolicy.ON_CHANGE, "")).applyAll();
        assertThat(made()).hasSize(2);
        this.database.execute("update peng_seeds set checksum = 'v0'");
        seeds(new SaysWhen("", SeedPolicy.ON_CHANGE, "")).applyAll();
        assertThat(made()).hasSize(3);
    }

    @Test
    void anotherChecksumIsDrift() {
        seeds(new Inserts()).applyAll();
        this.database.execute("update peng_seeds set checksum = 'v0'");

        assertThat(seeds(new Inserts()).drift()).hasSize(1);
        assertThat(seeds(new Inserts()).applyAll().outcome().steps()).isEmpty();
    }

    @Test
    void comesBehindItsMigration() {
        scripts()
                .migration("1_a", "alter table made add a int", "select 1")
                .migration("2_b", "alter table made drop a", "select 1");

        Peng.on(this.pool)
                .config(config(""))
                .javaSeeds(List.of(new NeedsAColumn()))
                .build()
                .run();

        assertThat(made()).containsExactly("with a column");
    }

    @Test
    void isTakenBackByItsUndoMethodWithItsRow() {
        var seeds = seeds(new Inserts());
        seeds.applyAll();

        seeds.revert("inserts");

        assertThat(made()).isEmpty();
        assertThat(rows()).isEmpty();
        seeds.applyAll();
        assertThat(made()).containsExactly("rows");
    }

    @Test
    void anUndoMethodThatFailsLeavesItAsItWas() {
        var seeds = seeds(new FailsToUndo());
        seeds.applyAll();

        catchThrowableOfType(StepFailedException.class, () -> seeds.revert("1"));

        assertThat(made()).containsExactly("kept");
        assertThat(rows()).containsExactly("1 applied");
    }

    @Test
    void oneWithoutAnUndoMethodCannotBeTakenBack() {
        var seeds = seeds(new Second());
        seeds.applyAll();

        assertThat(codes(() -> seeds.revert("second"))).containsExactly(ErrorCode.IRREVERSIBLE);
        assertThat(rows()).containsExactly("2 applied");
    }

    @Test
    void allThatIsWrongWithBeansIsSaidAtOnce() {
        scripts().with("seeds/2.0_again.sql", "select 1").with("seeds/1_inserts.undo.sql", "select 1");

        var refusal = catchThrowableOfType(
                ProblemsException.class,
                () -> seeds(
                                new Second(),
                                new Inserts(),
                                new Nameless(),
                                new Misnamed(),
                                new SaysWhen("dev & | eu", SeedPolicy.ON_CHANGE, "soon"),
                                new NeverShowsAChange(),
                                new OfAProfile())
                        .applyAll());

        assertThat(refusal.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        ErrorCode.DUPLICATE_VERSION,
                        ErrorCode.DUPLICATE_VERSION,
                        ErrorCode.DUPLICATE_VERSION,
                        ErrorCode.UNNAMED_BEAN,
                        ErrorCode.UNNAMED_BEAN,
                        ErrorCode.INVALID_BEAN,
                        ErrorCode.INVALID_BEAN,
                        ErrorCode.INVALID_BEAN,
                        ErrorCode.INVALID_BEAN);
        assertThat(refusal)
                .hasMessageContaining("it has no @Versioned")
                .hasMessageContaining("\"a b\" is no name")
                .hasMessageContaining("\"dev & | eu\", which is no expression")
                .hasMessageContaining("after \"soon\", which is no version")
                .hasMessageContaining("OfAProfile has @Profile where profiles() is meant")
                .hasMessageContaining("no checksum that would show a change");
        assertThat(made()).isEmpty();
    }

    private boolean isInOneTransaction() {
        return this.database
                .column("select (select xmin from peng_seeds)::text = (select xmin from made)::text")
                .equals(List.of("t"));
    }

    private List<String> made() {
        return this.database.column("select what from made order by what");
    }

    private List<String> rows() {
        return this.database.column("select version || ' ' || state from peng_seeds order by version");
    }

    private HikariDataSource pool(int size) {
        var config = new HikariConfig();
        config.setDataSource(this.database.dataSource());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(Duration.ofSeconds(1).toMillis());
        return new HikariDataSource(config);
    }

    private Scripts scripts() {
        return Scripts.in(this.root);
    }

    private PengConfig config(String profile) {
        var seeds = scripts().seeds().withProfiles(profile.isEmpty() ? Set.of() : Set.of(profile));
        return new PengConfig(PengConfig.DEFAULT.run(), scripts().migrations(), seeds);
    }

    private SeedProvider seeds(JavaSeed... beans) {
        return seeds("", beans);
    }

    private SeedProvider seeds(String profile, JavaSeed... beans) {
        return Peng.on(this.pool)
                .config(config(profile))
                .javaSeeds(List.of(beans))
                .build()
                .seeds();
    }

    private static List<ErrorCode> codes(Runnable run) {
        return catchThrowableOfType(ProblemsException.class, run::run).problems().stream()
                .map(Problem::code)
                .toList();
    }

    private static void insert(JdbcClient jdbc, String what) {
        jdbc.sql("insert into made (what) values (?)").param(what).update();
    }

    @Versioned(version = "1", name = "inserts", checksum = "v1")
    private static final class Inserts implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {
            insert(jdbc, "rows");
        }

        @Override
        public void undo(JdbcClient jdbc) {
            jdbc.sql("delete from made where what = 'rows'").update();
        }
    }

    @Versioned(version = "1", name = "changing")
    private static final class WithoutChecksum implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {
            insert(jdbc, "without");
        }
    }

    @Versioned(version = "1", name = "changing", checksum = "v1")
    private static final class WithChecksum implements JavaSeed {
        @Override
        public SeedPolicy policy() {
            return SeedPolicy.ON_CHANGE;
        }

        @Override
        public void run(JdbcClient jdbc) {
            insert(jdbc, "with");
        }
    }

    @Versioned(version = "1", name = "asked")
    private static final class Asked implements JavaSeed {
        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

        @Override
        public String profiles() {
            this.threads.add(Thread.currentThread());
            return "";
        }

        @Override
        public void run(JdbcClient jdbc) {
            this.threads.add(Thread.currentThread());
        }
    }

    @Versioned(version = "2", name = "second")
    private static final class Second implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {
            insert(jdbc, "second");
        }
    }

    @Versioned(version = "1", name = "service")
    private record UsesService(DataSource dataSource, int propagation, boolean fails) implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) throws IOException {
            var template = new TransactionTemplate(new JdbcTransactionManager(this.dataSource));
            template.setPropagationBehavior(this.propagation);
            template.executeWithoutResult(status -> insert(JdbcClient.create(this.dataSource), "by the service"));
            if (this.fails) {
                throw new IOException("disk full");
            }
        }
    }

    @Versioned(version = "1", name = "ends_its_backend")
    private static final class EndsItsBackendOnce implements JavaSeed {

        private boolean ended;

        @Override
        public void run(JdbcClient jdbc) {
            insert(jdbc, "once");
            if (!this.ended) {
                this.ended = true;
                jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                        .query()
                        .listOfRows();
            }
        }
    }

    @Versioned(version = "1", name = "commits", transactional = false)
    private record CommitsByItself(DataSource dataSource) implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isFalse();
            new TransactionTemplate(new JdbcTransactionManager(this.dataSource))
                    .executeWithoutResult(status -> JdbcClient.create(this.dataSource)
                            .sql("insert into made select state from peng_seeds")
                            .update());
        }
    }

    @Versioned(version = "1", name = "flaky", transactional = false)
    private static final class FailsOnce implements JavaSeed {

        private final DataSource dataSource;
        private boolean failed;

        FailsOnce(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        @Override
        public void run(JdbcClient jdbc) {
            insert(JdbcClient.create(this.dataSource), "half");
            if (!this.failed) {
                this.failed = true;
                throw new IllegalStateException("half way");
            }
            insert(JdbcClient.create(this.dataSource), "whole");
        }
    }

    @Versioned(version = "1", name = "says_when", checksum = "v1")
    private record SaysWhen(String profiles, SeedPolicy policy, String after) implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {
            insert(jdbc, "said");
        }
    }

    @Versioned(version = "1", name = "needs_a_column")
    private static final class NeedsAColumn implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {
            jdbc.sql("insert into made (what, a) values ('with a column', 1)").update();
        }

        @Override
        public String after() {
            return "1";
        }
    }

    @Versioned(version = "1", name = "fails_to_undo")
    private static final class FailsToUndo implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {
            insert(jdbc, "kept");
        }

        @Override
        public void undo(JdbcClient jdbc) {
            jdbc.sql("delete from made").update();
            throw new IllegalStateException("no way back");
        }
    }

    @Versioned(version = "1", name = "takes_a_second", transactional = false)
    private static final class TakesASecond implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) throws InterruptedException {
            Thread.sleep(1_000);
        }
    }

    @Versioned(version = "1", name = "outside", transactional = false)
    private static final class FailsToUndoOutside implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {
            insert(jdbc, "outside");
        }

        @Override
        public void undo(JdbcClient jdbc) {
            throw new IllegalStateException("no way back");
        }
    }

    private static final class Nameless implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {}
    }

    @Versioned(version = "3", name = "a b")
    private static final class Misnamed implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {}
    }

    @Versioned(version = "4", name = "never_shows_a_change")
    private static final class NeverShowsAChange implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {}

        @Override
        public SeedPolicy policy() {
            return SeedPolicy.ON_CHANGE;
        }
    }

    @Profile("dev")
    @Versioned(version = "5", name = "of_a_profile")
    private static final class OfAProfile implements JavaSeed {
        @Override
        public void run(JdbcClient jdbc) {}
    }
}
