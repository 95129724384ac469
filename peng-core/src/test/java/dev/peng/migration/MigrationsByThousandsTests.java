package dev.peng.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.event.Verb;
import dev.peng.history.AppliedRow;
import dev.peng.history.RowKind;
import dev.peng.script.Placeholders;
import dev.peng.source.Checksum;
import dev.peng.source.SqlFile;
import dev.peng.source.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever looks for each of them in a list of all of them takes longer than that. */
@Timeout(20)
class MigrationsByThousandsTests {

    private static final int COUNT = 40_000;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Placeholders NONE = Placeholders.NONE;

    @Test
    void findsThatNothingIsToBeDone() {
        assertThat(plan(Verb.UP, number -> true, Selector::up).isNothing()).isTrue();
    }

    @Test
    void appliesTheNewerHalf() {
        var plan = plan(Verb.UP, number -> number < COUNT / 2, Selector::up);

        assertThat(plan.steps()).hasSize(COUNT / 2);
    }

    @Test
    void appliesAHalfThatComesLate() {
        var plan = plan(Verb.UP, number -> number % 2 == 1, Selector::up);

        assertThat(plan.steps()).hasSize(COUNT / 2);
        assertThat(plan.warnings()).hasSize(COUNT / 2);
    }

    @Test
    void revertsAllOfThem() {
        var plan = plan(Verb.RESET, number -> true, Selector::reset);

        assertThat(plan.steps()).hasSize(COUNT);
    }

    private static MigrationPlan plan(Verb verb, IntPredicate applied, Function<Selector, Selection> selecting) {
        var migrations = IntStream.range(0, COUNT)
                .mapToObj(MigrationsByThousandsTests::migration)
                .toList();
        var rows = IntStream.range(0, COUNT)
                .filter(applied)
                .mapToObj(MigrationsByThousandsTests::row)
                .toList();
        var set = new MigrationSet(migrations, List.of(), List.of());
        var seen = new Seen(set, rows, new MigrationComparison(set, rows).status(NOW), null, false);
        var settings = new MigrationSettings(
                List.of(), Policy.WARN, Policy.ERROR, MissingDown.ERROR, Policy.ERROR, true, true);
        return new MigrationPlanner(settings, set, NONE)
                .plan(verb, seen, selecting.apply(new Selector(seen)), Map.of());
    }

    private static Migration migration(int number) {
        var script = new MigrationScript(
                version(number), SqlFile.storedDown(number + "_a.sql", "select 1", NONE), replayed -> Optional.empty());
        return new SqlMigration(version(number), "a", Checksum.UNKNOWN, script, script);
    }

    private static AppliedRow row(int number) {
        return new AppliedRow(version(number), "a", RowKind.SQL, NOW, Duration.ZERO, Checksum.UNKNOWN, false, null);
    }

    private static Version version(int number) {
        return Version.of(String.valueOf(20_260_101_000_000L + number));
    }
}
