package dev.peng.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.TestDatabase;
import dev.peng.error.Blocker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;

class WatchdogIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Test
    void saysWhoWaitsForTheStep() throws Exception {
        this.database.execute("create table a (id int)");
        BlockingQueue<List<Blocker>> said = new LinkedBlockingQueue<>();
        try (var own = this.database.dataSource().getConnection();
                var second = this.database.dataSource().getConnection();
                var watchdog = new Watchdog(
                        this.database.dataSource(),
                        own.unwrap(PGConnection.class).getBackendPID(),
                        Duration.ofMillis(50),
                        said::add)) {
            own.setAutoCommit(false);
            own.createStatement().execute("lock table a");
            assertThat(said.poll(300, TimeUnit.MILLISECONDS)).isNull();

            var waiting = new Thread(() -> selectQuietly(second));
            waiting.start();

            assertThat(said.poll(20, TimeUnit.SECONDS))
                    .extracting(Blocker::pid)
                    .containsExactly(second.unwrap(PGConnection.class).getBackendPID());
            own.rollback();
            waiting.join();
            assertThat(watchdog).isNotNull();
        }
    }

    private static void selectQuietly(java.sql.Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("select from a");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
