package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills whole processes at random moments; the next one must bring the database to the same end. How often is
 * {@code -Dpeng.crashes}, the moments follow from {@code -Dpeng.crashes.seed}.
 */
@Timeout(1800)
class CrashIntegrationTests {

    private static final int CRASHES = Integer.getInteger("peng.crashes", 20);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @Test
    void whateverIsKilledTheNextStartGoesOnAndNothingHappensTwice() throws Exception {
        var random = new Random(Long.getLong("peng.crashes.seed", 1));
        var scripts = scripts();
        this.database.execute("create table trace (what text)");

        var killed = 0;
        while (killed < CRASHES) {
            killed += runAndKill(random.nextInt(1_500)) ? 1 : 0;
            if (isDone()) {
                assertEffects();
                Peng.on(this.database.dataSource())
                        .config(scripts.config())
                        .build()
                        .migrations()
                        .reset();
                this.database.execute("truncate trace");
            }
        }
        up(scripts);

        assertEffects();
    }

    // What is done in a transaction, in several, and outside of any; a pause makes each of them likely to be hit.
    private Scripts scripts() {
        return Scripts.in(this.root)
                .migration(
                        "1_plain",
                        "create table a (id int); insert into trace values ('1'); select pg_sleep(0.1)",
                        "drop table a")
                .migration("2_mixed", """
                        insert into a select generate_series(1, 20000);
                        insert into trace values ('2a');
                        create unique index concurrently a_id on a (id);
                        insert into trace values ('2b');
                        select pg_sleep(0.1);
                        create index concurrently on a ((id + 1));
                        insert into trace values ('2c');
                        vacuum a;
                        """, "drop index concurrently a_id; delete from a")
                .migration("3_one_by_one", """
                        -- peng:transaction off
                        insert into trace values ('3a');
                        select pg_sleep(0.05);
                        insert into trace values ('3b');
                        select pg_sleep(0.05);
                        insert into trace values ('3c');
                        """, "select 1")
                .migration("4_blocks", """
                        begin; create table b (); insert into trace values ('4a'); commit;
                        begin; create table c (); insert into trace values ('4b'); commit;
                        """, "drop table b, c")
                .migration("5_last", "insert into trace values ('5')", "select 1");
    }

    private void assertEffects() {
        assertThat(this.database.column("select what from trace order by what"))
                .containsExactly("1", "2a", "2b", "2c", "3a", "3b", "3c", "4a", "4b", "5");
        assertThat(this.database.column("select count(*)::text from a")).containsExactly("20000");
        assertThat(this.database.column("select count(*)::text || ' ' || bool_and(indisvalid) from pg_index"
                        + " where indrelid = 'a'::regclass"))
                .containsExactly("2 true");
        assertThat(this.database.column("select version || ' ' || state from peng_migrations order by version"))
                .containsExactly("1 applied", "2 applied", "3 applied", "4 applied", "5 applied");
    }

    private boolean isDone() {
        return this.database.hasTable("peng_migrations")
                && this.database
                        .column("select count(*)::text from peng_migrations where state = 'applied'")
                        .contains("5");
    }

    private void up(Scripts scripts) {
        Peng.on(this.database.dataSource())
                .config(new PengConfig(
                        ConcurrentRunsIntegrationTests.impatient(), scripts.migrations(), scripts.seeds()))
                .build()
                .migrations()
                .up();
    }

    // Whether it was killed before it came to its end.
    private boolean runAndKill(int milliseconds) throws Exception {
        var process = RunInAnotherJvm.start("-Xmx256m", this.database.local(), this.root);
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("ready");
            input.write("\n");
            input.flush();
            var ended = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            if (ended) {
                assertThat(process.exitValue()).isZero();
            }
            process.destroyForcibly().waitFor();
            return !ended;
        }
    }
}
