package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;

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
