package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.peng.Scripts;
import dev.peng.TestDatabase;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final String COPYING = "select 1 from pg_stat_progress_copy where datname = current_database()";

    private static final int CRASHES = Integer.getInteger("peng.crashes", 20);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @Test
    void whateverIsKilledTheNextStartGoesOnAndNothingHappensTwice() throws Exception {
        var random = new Random(Long.getLong("peng.crashes.seed", 1));
        var scripts = TracedScripts.in(this.root, this.database.dataSource());

        var killed = 0;
        while (killed < CRASHES) {
            killed += runAndKill(random.nextInt(1_500)) ? 1 : 0;
            if (scripts.isDone()) {
                scripts.assertEffects();
                scripts.peng().migrations().reset();
                scripts.forget();
            }
        }
        scripts.peng().migrations().up();

        scripts.assertEffects();
    }

    @Test
    void aCsvSeedWhoseProcessIsKilledLeavesNothingAndIsLoadedByTheNextStart() throws Exception {
        this.database.execute("create table word (id int primary key, text text)");
        var rows = 1_000_000;
        var csv = Scripts.in(this.root)
                .with("migrations/1_a.up.sql", "select 1")
                .with("migrations/1_a.down.sql", "select 1");
        var lines = new StringBuilder("id,text\n");
        for (var i = 1; i <= rows; i++) {
            lines.append(i).append(",row ").append(i).append('\n');
        }
        csv.with("seeds/1_word.csv", lines.toString());

        var process = RunInAnotherJvm.start("-Xmx256m", this.database.local(), this.root);
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> this.database
                        .column(COPYING + " and tuples_processed > 1000")
                        .contains("1"));
        process.destroyForcibly().waitFor();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> this.database.column(COPYING).isEmpty());

        assertThat(this.database.column("select count(*) from word")).containsExactly("0");
        assertThat(this.database.column("select version from peng_seeds")).isEmpty();
        csv.on(this.database.dataSource()).seeds().applyAll();
        assertThat(this.database.column("select count(*) from word")).containsExactly("" + rows);
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
