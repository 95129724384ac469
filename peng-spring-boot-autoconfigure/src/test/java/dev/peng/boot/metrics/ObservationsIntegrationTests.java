package dev.peng.boot.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peng.Peng;
import dev.peng.boot.TestApplication;
import dev.peng.error.StepFailedException;
import dev.peng.migration.JavaMigration;
import dev.peng.source.Versioned;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

class ObservationsIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @Test
    void aRunAndItsStepsAreObserved() {
        this.application
                .scripts()
                .table("1", "book")
                .with("seeds/2_books.sql", "-- peng:after 1\ninsert into book values (1)")
                .table("3", "loan");

        var seen = this.application.run(Seen.class).getBean(Seen.class);

        assertThat(seen.all)
                .containsExactly(
                        "migration 1_book of peng up: verb=up, kind=migration, database=main",
                        "seed 2_books of peng seed apply: verb=seed apply, kind=seed, database=main",
                        "peng seed apply: verb=seed apply, database=main",
                        "migration 3_loan of peng up: verb=up, kind=migration, database=main",
                        "peng up: verb=up, database=main");
    }

    @Test
    void whatFailsIsSaidByTheStepAndByTheRun() {
        var context = this.application.run(Seen.class);
        this.application.scripts().table("1", "book").migration("2_broken", "select 1 / 0", "select 1");

        assertThatThrownBy(context.getBean(Peng.class)::run).isInstanceOf(StepFailedException.class);

        assertThat(context.getBean(Seen.class).all)
                .containsExactly(
                        "migration 1_book of peng up: verb=up, kind=migration, database=main",
                        "migration 2_broken of peng up: verb=up, kind=migration, database=main, StepFailedException",
                        "peng up: verb=up, database=main, StepFailedException");
        assertThat(context.getBean(ObservationRegistry.class).getCurrentObservation())
                .isNull();
    }

    @Test
    void whatAJavaMigrationDoesIsWithinItsStep() {
        var seen = this.application.run(Seen.class, ObservedMigration.class).getBean(Seen.class);

        assertThat(seen.all)
                .containsExactly(
                        "counting of migration 1_observed: ",
                        "migration 1_observed of peng up: verb=up, kind=migration, database=main",
                        "peng up: verb=up, database=main");
    }

    @Test
    void aStartWithNothingToDoIsNotObserved() {
        this.application.scripts().table("1", "book");
        this.application.run();

        assertThat(this.application.run(Seen.class).getBean(Seen.class).all).isEmpty();
    }

    /** The observations that have ended, in that order. */
    static final class Seen implements ObservationHandler<Observation.Context> {

        private final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        @Override
        public void onStop(Observation.Context context) {
            if (context.getName().startsWith("peng.") || context.getName().equals("counting")) {
                this.all.add(describe(context));
            }
        }

        private static String describe(Observation.Context context) {
            var parent = context.getParentObservation();
            var keys = context.getLowCardinalityKeyValues().stream()
                    .map(key -> key.getKey() + "=" + key.getValue())
                    .sorted(Comparator.reverseOrder())
                    .toList();
            var error = context.getError();
            return context.getContextualName()
                    + (parent == null ? "" : " of " + parent.getContextView().getContextualName())
                    + ": "
                    + String.join(", ", keys)
                    + (error == null ? "" : ", " + error.getClass().getSimpleName());
        }
    }

    @Versioned(version = "1", name = "observed")
    static final class ObservedMigration implements JavaMigration {

        private final ObservationRegistry registry;

        ObservedMigration(ObservationRegistry registry) {
            this.registry = registry;
        }

        @Override
        public void up(JdbcClient jdbc) {
            Observation.createNotStarted("counting", this.registry)
                    .contextualName("counting")
                    .observe(() -> {
                        jdbc.sql("select 1").query().singleValue();
                    });
        }
    }
}
