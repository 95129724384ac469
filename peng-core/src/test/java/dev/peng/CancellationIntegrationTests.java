package dev.peng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.peng.error.LockTimeoutException;
import dev.peng.error.StepFailedException;
import dev.peng.event.PengEvent;
import dev.peng.session.Cancellation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(50)
class CancellationIntegrationTests {

    private static final int PATIENCE = 20_000;
    private static final String SLEEPS =
            "select 1 from pg_stat_activity where datname = current_database() and query like 'select pg_sleep%'";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @Test
    void aRunIsEndedInTheMiddleOfAStatementAndRolledBack() {
        var peng = Scripts.in(this.root)
                .migration("1_a", "create table a (); select pg_sleep(60);", "drop table a;")
                .on(this.database.dataSource());

        var failure = cancelledOnce(peng, SLEEPS);

        assertThat(failure).isInstanceOf(StepFailedException.class).hasMessageContaining("57014");
        assertThat(this.database.hasTable("a")).isFalse();
        assertThat(peng.migrations().status().pending()).isEqualTo(1);
    }

    @Test
    void aRunThatWaitsForAnotherOneIsEnded() {
        var peng = Scripts.in(this.root)
                .migration("1_a", "create table a ();", "drop table a;")
                .on(this.database.dataSource());
        var other = new Thread(() -> Scripts.in(this.root.resolve("other"))
                .migration("1_a", "select pg_sleep(4);", "select 1;")
                .on(this.database.dataSource())
                .migrations()
                .up());
        other.start();
        waitFor(SLEEPS);

        try (var cancellation = Cancellation.ofThisThread()) {
            var cancelling = peng.cancelledBy(cancellation).listening(event -> {
                if (event instanceof PengEvent.LockWaiting) {
                    new Thread(() -> cancellation.cancel(PATIENCE)).start();
                }
            });

            assertThatThrownBy(() -> cancelling.migrations().up())
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining("interrupted");
        }
        assertThatCode(other::join).doesNotThrowAnyException();
    }

    @Test
    void theOnlyConnectionOfAPoolComesBackUnharmed() {
        var peng = Scripts.in(this.root)
                .migration("1_a", "select pg_sleep(60);", "select 1;")
                .config();
        try (var pool = new HikariDataSource()) {
            pool.setDataSource(this.database.dataSource());
            pool.setMaximumPoolSize(1);

            cancelledOnce(Peng.on(pool).config(peng).build(), SLEEPS);

            assertThat(Peng.on(pool).config(peng).build().migrations().status().pending())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatWasCancelledBeforeItBeganDoesNothing() {
        var peng = Scripts.in(this.root)
                .migration("1_a", "create table a ();", "drop table a;")
                .on(this.database.dataSource());

        try (var cancellation = Cancellation.ofThisThread()) {
            cancellation.cancel(0);

            assertThatThrownBy(() -> peng.cancelledBy(cancellation).migrations().up())
                    .hasMessageContaining("it was cancelled");
        }
        assertThat(this.database.hasTable("a")).isFalse();
    }

    @Test
    void whatIsFinishedIsNotInterrupted() {
        var cancellation = Cancellation.ofThisThread();
        cancellation.close();

        cancellation.cancel(Duration.ofSeconds(1).toMillis());

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aFurtherListenerHearsOfOneRunAlone() {
        var peng = Scripts.in(this.root)
                .migration("1_a", "create table a ();", "drop table a;")
                .on(this.database.dataSource());
        List<PengEvent> heard = new ArrayList<>();

        peng.listening(heard::add).migrations().up();
        var first = List.copyOf(heard);
        peng.migrations().down();

        assertThat(first).hasAtLeastOneElementOfType(PengEvent.StepFinished.class);
        assertThat(heard).isEqualTo(first);
    }

    private Throwable cancelledOnce(Peng peng, String sign) {
        try (var cancellation = Cancellation.ofThisThread()) {
            new Thread(() -> {
                        waitFor(sign);
                        cancellation.cancel(PATIENCE);
                    })
                    .start();
            return catchThrowable(
                    () -> peng.cancelledBy(cancellation).migrations().up());
        }
    }

    private void waitFor(String query) {
        while (this.database.column(query).isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
