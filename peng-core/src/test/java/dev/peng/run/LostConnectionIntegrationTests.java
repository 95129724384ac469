package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Peng;
import dev.peng.Scripts;
import dev.peng.error.PengException;
import dev.peng.error.StepFailedException;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengListener;
import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import dev.peng.session.CountingProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Cuts the connection at each round trip of a run that can connect again: what is said must be true. */
@Timeout(600)
class LostConnectionIntegrationTests {

    @TempDir
    Path root;

    @Test
    void whereverTheAnswerIsLostTheReportSaysWhatWasDone() throws IOException {
        var outcomes = new ArrayList<String>();
        for (var at = 1; outcomes.size() == at - 1; at++) {
            cut(at, true, outcomes);
        }

        assertThat(outcomes).contains("done").contains("nothing of it remains");
    }

    @Test
    void whereverTheQuestionIsLostTheReportSaysWhatWasDone() throws IOException {
        var outcomes = new ArrayList<String>();
        for (var at = 1; outcomes.size() == at - 1; at++) {
            cut(at, false, outcomes);
        }

        assertThat(outcomes).contains("nothing of it remains");
    }

    @Test
    void withoutAnyConnectionItIsUnknown() throws IOException {
        try (var database = LocalPostgres.shared().newDatabase();
                var proxy = new CountingProxy(database.dataSource())) {
            var failure = catchThrowableOfType(
                    StepFailedException.class,
                    () -> peng(scripts(), onlyOnce(proxy.dataSource()), event -> {
                                if (event instanceof StepFinished) {
                                    closeQuietly(proxy);
                                }
                            })
                            .migrations()
                            .up());

            assertThat(failure).hasMessageContaining("The connection was lost");
        }
    }

    // The port of a proxy that is closed may be that of another one at once.
    private static DataSource onlyOnce(DataSource target) {
        var wasAsked = new AtomicBoolean();
        return new DelegatingDataSource(target) {
            @Override
            public Connection getConnection() throws SQLException {
                if (wasAsked.getAndSet(true)) {
                    throw new SQLException("no more connections", "08001");
                }
                return super.getConnection();
            }
        };
    }

    // Adds what was said, unless the run came to its end before that round trip.
    private void cut(int at, boolean heard, List<String> outcomes) throws IOException {
        try (var database = LocalPostgres.shared().newDatabase();
                var proxy = new CountingProxy(database.dataSource(), at, heard)) {
            var committed = new ArrayList<String>();
            var said = said(() -> peng(scripts(), proxy.dataSource(), event -> {
                        if (event instanceof StepFinished finished) {
                            committed.add(finished.step().version());
                        }
                    })
                    .migrations()
                    .up());
            if (proxy.roundTrips() < at) {
                return;
            }
            outcomes.add(said);
            assertThat(tables(database)).as("cut at %d: %s", at, said).isEqualTo(committed);
        }
    }

    private static String said(Runnable run) {
        try {
            run.run();
            return "done";
        } catch (StepFailedException e) {
            assertThat(e).hasMessageContaining("nothing of it remains");
            return "nothing of it remains";
        } catch (PengException e) {
            return e.code().toString();
        }
    }

    private static List<String> tables(LocalDatabase database) {
        return JdbcClient.create(database.dataSource())
                .sql("select substr(relname, 2) from pg_class where relname ~ '^t[0-9]$' order by 1")
                .query(String.class)
                .list();
    }

    private Scripts scripts() {
        return Scripts.in(this.root)
                .migration("1_a", "create table t1 ()", "drop table t1")
                .migration("2_b", "create table t2 ()", "drop table t2")
                .migration("3_c", "create table t3 ()", "drop table t3");
    }

    private static Peng peng(Scripts scripts, DataSource dataSource, PengListener listener) {
        return Peng.on(dataSource)
                .config(scripts.config(ConcurrentRunsIntegrationTests.impatient()))
                .listeners(List.of(listener))
                .build();
    }

    private static void closeQuietly(CountingProxy proxy) {
        try {
            proxy.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
