package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.peng.Peng;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.DatabaseException;
import dev.peng.error.StepFailedException;
import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengEvent.StepSkipped;
import dev.peng.event.PengListener;
import dev.peng.history.HistorySettings;
import dev.peng.session.LockSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A commit that takes its time, and loses its client meanwhile; or that is followed by a failure. */
@Timeout(60)
class CommitInDoubtIntegrationTests {

    private static final LockSettings PATIENT = new LockSettings(Duration.ofMinutes(1), Duration.ofMillis(20));

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private final Recorded source = new Recorded();

    @Test
    void isWaitedForAndFoundDone() {
        var report = run(slowCommit(1), PATIENT);

        assertThat(report).hasSize(1);
        assertThat(rows()).containsExactly("1 applied");
    }

    @Test
    void withoutTheLockNobodyKnows() throws InterruptedException {
        var scripts = slowCommit(2);
        var impatient = new LockSettings(Duration.ZERO, Duration.ofMillis(20));

        var failure = catchThrowableOfType(StepFailedException.class, () -> run(scripts, impatient));

        assertThat(failure).hasMessageContaining("The connection was lost").hasMessageNotContaining("nothing of it");
        Thread.sleep(2_500);
        assertThat(rows()).containsExactly("1 applied");
    }

    @Test
    void theNextScriptMayStillChooseItsIsolation() {
        var scripts = slowCommit(1)
                .migration("2_b", "begin isolation level serializable; create table b (); commit", "drop table b");

        assertThat(run(scripts, PATIENT)).hasSize(2);
    }

    @Test
    void whatAnotherRunHasDoneMeanwhileIsPassedOverAlsoInParts() {
        this.database.execute("create table t (id int)");
        var scripts = slowCommit(1).migration("2_b", "create index concurrently i on t (id)", "drop index i");
        this.source.beforeTheSecond = () -> peng(scripts, this.database.dataSource(), PATIENT, event -> {})
                .migrations()
                .up();
        var events = new ArrayList<PengEvent>();

        assertThat(run(scripts, PATIENT, events::add)).hasSize(1);

        assertThat(events).filteredOn(StepFinished.class::isInstance).hasSize(1);
        assertThat(events).filteredOn(StepSkipped.class::isInstance).hasSize(1);
        assertThat(rows()).containsExactly("1 applied", "2 applied");
    }

    @Test
    void whatFailsBehindTheCommitDoesNotUndoIt() {
        this.database.execute("create text search configuration ours (copy = english)");
        var config = new HikariConfig();
        config.setDataSource(this.database.dataSource());
        config.setConnectionInitSql("set default_text_search_config = 'public.ours'");
        var scripts = Scripts.in(this.root)
                .migration("1_a", "alter text search configuration ours rename to theirs", "select 1")
                .migration("2_b", "create table b ()", "drop table b");
        var events = new ArrayList<PengEvent>();

        try (var pool = new HikariDataSource(config)) {
            var failure = catchThrowableOfType(
                    DatabaseException.class,
                    () -> peng(scripts, pool, PATIENT, events::add).migrations().up());

            assertThat(failure).hasMessageContaining("cannot be reset after a step");
        }
        assertThat(events).filteredOn(StepFinished.class::isInstance).hasSize(1);
        assertThat(rows()).containsExactly("1 applied");
    }

    private Scripts slowCommit(int seconds) {
        this.database.execute("create table slow (id int)");
        this.database.execute("""
                create function slowly() returns trigger language plpgsql as $$
                begin
                    perform pg_sleep(%d);
                    return null;
                end $$""".formatted(seconds));
        this.database.execute("create constraint trigger slow after insert on slow deferrable initially deferred"
                + " for each row execute function slowly()");
        return Scripts.in(this.root).migration("1_a", "create table m (); insert into slow values (1)", "drop table m");
    }

    private List<StepResult> run(Scripts scripts, LockSettings lock, PengListener... listeners) {
        CompletableFuture.runAsync(this::cutDuringTheCommit);
        return peng(scripts, this.source, lock, listeners)
                .migrations()
                .up()
                .outcome()
                .steps();
    }

    private static Peng peng(Scripts scripts, DataSource source, LockSettings lock, PengListener... listeners) {
        return Peng.on(source)
                .config(scripts.config(new RunSettings(HistorySettings.DEFAULT, lock)))
                .listeners(List.of(listeners))
                .build();
    }

    private void cutDuringTheCommit() {
        while (this.database
                .column("select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()")
                .isEmpty()) {
            Thread.onSpinWait();
        }
        try {
            this.source.given.get(0).abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> rows() {
        return this.database.column("select version || ' ' || state from peng_migrations order by version");
    }

    /** Knows what it has given. */
    private final class Recorded extends AbstractDataSource {

        private final List<Connection> given = new CopyOnWriteArrayList<>();
        private Runnable beforeTheSecond = () -> {};

        @Override
        public Connection getConnection() throws SQLException {
            if (this.given.size() == 1) {
                this.beforeTheSecond.run();
            }
            var connection =
                    CommitInDoubtIntegrationTests.this.database.dataSource().getConnection();
            this.given.add(connection);
            return connection;
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }
}
