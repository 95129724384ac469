package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.PengException;
import dev.peng.event.PengEvent.StepStarted;
import dev.peng.source.Version;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator ends the backend of a run; the next run must bring the database to the same end. */
@Timeout(30)
class TerminationIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whenItsBackendIsEndedBeforeAStepTheNextRunGoesOn(int step) {
        var scripts = TracedScripts.in(this.root, this.database.dataSource());

        var failure = failure(scripts.peng(event -> {
            if (event instanceof StepStarted started && started.number() == step) {
                scripts.endBackendOfRun();
            }
        })::run);
        assertThat(failure).isNotNull();
        scripts.peng().run();

        scripts.assertEffects();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2b", "2index", "3a", "3b", "4b"})
    void whenItsBackendIsEndedWithinAStepTheNextRunGoesOn(String place) {
        var scripts = TracedScripts.in(this.root, this.database.dataSource());
        scripts.stopAt(place);

        var running = CompletableFuture.supplyAsync(() -> failure(scripts.peng()::run));
        scripts.awaitPause();
        scripts.endBackendOfRun();
        scripts.letGo();
        assertThat(running.join()).isNotNull();
        scripts.peng().run();

        scripts.assertEffects();
    }

    @Test
    void whenNobodyCanTellWhatWasDoneTheNextRunSaysSoUntilSomebodyDecides() {
        var scripts = TracedScripts.in(this.root, this.database.dataSource());
        Scripts.in(this.root)
                .migration(
                        "2.5_rebuild",
                        "do $$ begin commit; reindex index a_pausing_idx; end $$; insert into trace values ('2.5')",
                        "select 1");
        scripts.peng().migrations().upTo(Version.of("2"));
        scripts.stopAt("2index");

        var running = CompletableFuture.supplyAsync(() -> failure(scripts.peng()::run));
        scripts.awaitPause();
        scripts.endBackendOfRun();
        scripts.letGo();
        assertThat(running.join()).isNotNull();

        assertThat(failure(scripts.peng()::run).code()).isEqualTo(ErrorCode.UNCERTAIN);
        assertThat(this.database.column("select max(what) from trace")).containsExactly("2c");
        scripts.peng().migrations().force(Version.of("2.5"), true);
        scripts.peng().run();
        assertThat(this.database.column("select max(what) from trace")).containsExactly("5");
    }

    private static PengException failure(Runnable run) {
        return catchThrowableOfType(PengException.class, run::run);
    }
}
