package dev.peng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.history.HistorySettings;
import dev.peng.run.RetrySettings;
import dev.peng.run.RunSettings;
import dev.peng.session.LockSettings;
import dev.peng.session.Pooler;
import dev.peng.session.SessionSettings;
import dev.peng.session.TimeoutSettings;
import dev.peng.source.Version;
import dev.peng.source.Versioned;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Java migrations without a transaction of peng, and those that may be tried again. */
@Timeout(60)
class JavaOutsideIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private HikariDataSource pool;

    @BeforeEach
    void aPoolOfTwo() {
        var config = new HikariConfig();
        config.setDataSource(this.database.dataSource());
        config.setMaximumPoolSize(2);
        this.pool = new HikariDataSource(config);
        this.database.execute("create table made (what text)");
    }

    @AfterEach
    void closeThePool() {
        this.pool.close();
    }

    // J-02
    @Test
    void runsOutsideOfAnyTransaction() {
        migrations(new BuildsAnIndex(this.pool)).up();

        assertThat(this.database.hasTable("made_what")).isTrue();
        assertThat(this.database.column("select what from made")).containsExactly("by the service");
        assertThat(rows()).containsExactly("1 applied java");
    }

    @Test
    void whatItDoesIsCommittedBeforeItsRow() {
        var migrations = migrations(new LooksAtItsRow(this.pool));

        migrations.up();

        assertThat(this.database.column("select what from made")).containsExactly("running");
        assertThat(rows()).containsExactly("1 applied java");
    }

    // J-07
    @Test
    void whatFailedOrWasKilledStopsForForce() {
        var migrations = migrations(new FailsHalfWay(this.pool));

        var failure = catchThrowableOfType(StepFailedException.class, migrations::up);
        var refusal = catchThrowableOfType(ProblemsException.class, migrations::up);

        assertThat(failure).hasMessageContaining("stays, and nobody can tell");
        assertThat(refusal.code()).isEqualTo(ErrorCode.UNCERTAIN);
        assertThat(rows()).containsExactly("1 failed java");
        assertThat(this.database.column("select what from made")).containsExactly("half");
        migrations.force(Version.of("1"), true);
        assertThat(rows()).containsExactly("1 applied java");
        assertThat(migrations.up().outcome().steps()).isEmpty();
    }

    @Test
    void theWayBackIsTheSame() {
        var migrations = migrations(new FailsOnItsWayBack(this.pool));
        migrations.up();

        var failure = catchThrowableOfType(StepFailedException.class, migrations::down);
        var refusal = catchThrowableOfType(ProblemsException.class, migrations::down);

        assertThat(failure).hasMessageContaining("no way back");
        assertThat(refusal.code()).isEqualTo(ErrorCode.UNCERTAIN);
        migrations.force(Version.of("1"), false);
        assertThat(rows()).isEmpty();
    }

    @Test
    void oneThatMayBeRepeatedIs() {
        var flaky = new FailsOnce(this.pool);
        var migrations = migrations(flaky);

        catchThrowableOfType(StepFailedException.class, migrations::up);
        migrations.up();

        assertThat(this.database.column("select what from made")).containsExactly("half", "half", "whole");
        assertThat(rows()).containsExactly("1 applied java");
    }

    @Test
    void whoComesMeanwhileWaitsAndDoesNotCallItUncertain() throws Exception {
        var slow = new TakesASecond(this.pool);
        var first = CompletableFuture.supplyAsync(() -> migrations(slow).up());
        while (rows().isEmpty()) {
            Thread.sleep(5);
        }

        var second = migrations(slow).up();

        assertThat(first.get().outcome().steps()).hasSize(1);
        assertThat(second.outcome().steps()).isEmpty();
    }

    @Test
    void oneInATransactionIsTriedAgainOnlyIfItSaysSo() throws SQLException {
        this.database.execute("create table a (id int)");
        try (var other = this.database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table a");

            var cautious = catchThrowableOfType(
                    StepFailedException.class, () -> migrations(new Locks()).up());
            migrations(new LocksAgain(other)).up();

            assertThat(cautious.attempts()).isOne();
            assertThat(cautious.serverError().sqlState()).isEqualTo("55P03");
        }
        assertThat(rows()).containsExactly("2 applied java");
    }

    private List<String> rows() {
        return this.database.hasTable("peng_migrations")
                ? this.database.column("select version || ' ' || state || ' ' || kind from peng_migrations")
                : List.of();
    }

    private MigrationProvider migrations(JavaMigration... beans) {
        var run = new RunSettings(
                HistorySettings.DEFAULT,
                new LockSettings(Duration.ofMinutes(1), Duration.ofMillis(20)),
                new SessionSettings(new TimeoutSettings(Duration.ofMillis(200), null), Pooler.TRANSACTION),
                new RetrySettings(5, Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofMinutes(1)));
        var scripts = Scripts.in(this.root);
        return Peng.on(this.pool)
                .config(new PengConfig(run, scripts.migrations(), scripts.seeds()))
                .javaMigrations(List.of(beans))
                .build()
                .migrations();
    }

    private static void insert(DataSource dataSource, String what) {
        JdbcClient.create(dataSource)
                .sql("insert into made values (?)")
                .param(what)
                .update();
    }

    @Versioned(version = "1", name = "builds_an_index", transactional = false)
    private record BuildsAnIndex(DataSource dataSource) implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isFalse();
            jdbc.sql("create index concurrently made_what on made (what)").update();
            new TransactionTemplate(new JdbcTransactionManager(this.dataSource))
                    .executeWithoutResult(status -> insert(this.dataSource, "by the service"));
        }
    }

    @Versioned(version = "1", name = "looks_at_its_row", transactional = false)
    private record LooksAtItsRow(DataSource dataSource) implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            JdbcClient.create(this.dataSource)
                    .sql("insert into made select state from peng_migrations")
                    .update();
        }
    }

    @Versioned(version = "1", name = "fails", transactional = false)
    private record FailsHalfWay(DataSource dataSource) implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            insert(this.dataSource, "half");
            throw new IllegalStateException("half way");
        }
    }

    @Versioned(version = "1", name = "fails_on_its_way_back", transactional = false)
    private record FailsOnItsWayBack(DataSource dataSource) implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            insert(this.dataSource, "up");
        }

        @Override
        public void down(JdbcClient jdbc) {
            throw new IllegalStateException("no way back");
        }
    }

    @Versioned(version = "1", name = "fails_once", transactional = false, repeatable = true)
    private static final class FailsOnce implements JavaMigration {

        private final DataSource dataSource;
        private boolean failed;

        FailsOnce(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        @Override
        public void up(JdbcClient jdbc) {
            insert(this.dataSource, "half");
            if (!this.failed) {
                this.failed = true;
                throw new IllegalStateException("half way");
            }
            insert(this.dataSource, "whole");
        }
    }

    @Versioned(version = "1", name = "takes_a_second", transactional = false)
    private record TakesASecond(DataSource dataSource) implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) throws InterruptedException {
            Thread.sleep(1_000);
        }
    }

    @Versioned(version = "1", name = "locks")
    private static final class Locks implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {
            jdbc.sql("lock table a").update();
        }
    }

    @Versioned(version = "2", name = "locks_again", retryable = true)
    private static final class LocksAgain implements JavaMigration {

        private final Connection other;
        private int tries;

        LocksAgain(Connection other) {
            this.other = other;
        }

        @Override
        public void up(JdbcClient jdbc) throws SQLException {
            if (this.tries++ == 2) {
                this.other.rollback();
            }
            jdbc.sql("lock table a").update();
        }
    }
}
