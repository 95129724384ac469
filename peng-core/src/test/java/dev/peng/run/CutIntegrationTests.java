package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.error.PengException;
import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import dev.peng.session.CountingProxy;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cuts the connection at each round trip of a run; the next run must bring the database to the same end. */
@Timeout(1800)
class CutIntegrationTests {

    /** Every one takes minutes, since a server notices late that its client is gone: {@code -Dpeng.cuts.step=1}. */
    private static final int STEP = Integer.getInteger("peng.cuts.step", 12);

    @TempDir
    Path root;

    /** Whether the server has heard the last question, as when a commit is done and its answer lost. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereverTheConnectionIsCutTheNextRunGoesOnAndNothingHappensTwice(boolean heard) throws Exception {
        var scripts = scripts();
        var at = heard ? 1 : 1 + STEP / 2;
        while (isCut(scripts, at, heard)) {
            at += STEP;
        }

        assertThat(at).isGreaterThan(40);
    }

    private boolean isCut(Scripts scripts, int at, boolean heard) throws Exception {
        try (var database = LocalPostgres.shared().newDatabase()) {
            JdbcClient.create(database.dataSource())
                    .sql("create table trace (what text)")
                    .update();
            try (var proxy = new CountingProxy(database.dataSource(), at, heard)) {
                upUnlessLost(scripts, proxy.dataSource());
                up(scripts, database.dataSource());
                assertEffects(database, at);
                return proxy.roundTrips() >= at;
            }
        }
    }

    private Scripts scripts() {
        return Scripts.in(this.root)
                .migration("1_mixed", """
                        create table a (id int);
                        insert into trace values ('1a');
                        create unique index concurrently a_id on a (id);
                        insert into trace values ('1b');
                        vacuum a;
                        """, "drop table a")
                .migration("2_one_by_one", """
                        -- peng:transaction off
                        insert into trace values ('2a');
                        insert into trace values ('2b');
                        """, "select 1")
                .migration("3_blocks", """
                        begin; create table b (); insert into trace values ('3a'); commit;
                        begin; create table c (); insert into trace values ('3b'); commit;
                        """, "drop table b, c")
                .migration("4_plain", "insert into trace values ('4')", "select 1");
    }

    private static void assertEffects(LocalDatabase database, int at) {
        var jdbc = JdbcClient.create(database.dataSource());
        assertThat(column(jdbc, "select what from trace order by what"))
                .as("cut at round trip %d", at)
                .containsExactly("1a", "1b", "2a", "2b", "3a", "3b", "4");
        assertThat(column(jdbc, "select version || ' ' || state from peng_migrations order by version"))
                .as("cut at round trip %d", at)
                .containsExactly("1 applied", "2 applied", "3 applied", "4 applied");
        assertThat(column(jdbc, "select indisvalid::text from pg_index where indrelid = 'a'::regclass"))
                .as("cut at round trip %d", at)
                .containsExactly("true");
    }

    private static List<String> column(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private static void upUnlessLost(Scripts scripts, DataSource dataSource) {
        try {
            up(scripts, dataSource);
        } catch (PengException e) {
            // The next run goes on.
        }
    }

    private static void up(Scripts scripts, DataSource dataSource) {
        Peng.on(dataSource)
                .config(new PengConfig(
                        ConcurrentRunsIntegrationTests.impatient(), scripts.migrations(), scripts.seeds()))
                .build()
                .migrations()
                .up();
    }
}
