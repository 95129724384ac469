package dev.peng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.RunFailed;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.Verb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PengIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private final List<PengEvent> events = new ArrayList<>();

    @Test
    void runsMigrationsThenSeeds() {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int)", "drop table a")
                .with("seeds/1_rows.sql", "insert into a values (1)");

        var report = peng(scripts).run();

        assertThat(report.migrations().outcome().steps()).hasSize(1);
        assertThat(report.seeds().outcome().steps()).hasSize(1);
        assertThat(this.database.column("select verb || ' ' || outcome from peng_runs order by id"))
                .containsExactly("up done", "seed apply done");
        assertThat(this.events).filteredOn(RunFinished.class::isInstance).hasSize(2);
        assertThat(peng(scripts).run().seeds().outcome().steps()).isEmpty();
    }

    @Test
    void aProblemOfASeedKeepsMigrationsFromBeingApplied() {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int)", "drop table a")
                .with("migrations/notes.sql", "select 1")
                .with("seeds/1_rows.sql", "insert into a values ('open");

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> peng(scripts).run())
                .withMessageStartingWith("refused up and seed apply because of 2 problems")
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .containsExactly(ErrorCode.MISNAMED_FILE, ErrorCode.SYNTAX));
        assertThat(this.database.hasTable("a")).isFalse();
        assertThat(this.events).singleElement().isInstanceOf(RunFailed.class);
    }

    @Test
    void aBrokenSeedAloneIsReasonEnoughToApplyNothing() {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int)", "drop table a")
                .with("seeds/1_rows.sql", "insert into a values ('open");

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> peng(scripts).run())
                .withMessageStartingWith("refused seed apply because of a problem");
        assertThat(this.database.hasTable("a")).isFalse();
    }

    @Test
    void aFailingSeedLeavesTheMigrationsApplied() {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int)", "drop table a")
                .with("seeds/1_rows.sql", "insert into a values ('x')");

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> peng(scripts).run());

        assertThat(this.database.column("select verb || ' ' || outcome from peng_runs order by id"))
                .containsExactly("up done", "seed apply failed");
        assertThat(this.events.get(this.events.size() - 1).verb()).isEqualTo(Verb.SEED_APPLY);
    }

    private Peng peng(Scripts scripts) {
        return Peng.on(this.database.dataSource())
                .config(scripts.config())
                .listeners(List.of(this.events::add))
                .build();
    }
}
