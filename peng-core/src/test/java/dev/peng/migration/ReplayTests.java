package dev.peng.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.Scripts;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.event.Verb;
import dev.peng.history.AppliedRow;
import dev.peng.history.RowKind;
import dev.peng.run.Work;
import dev.peng.script.Placeholders;
import dev.peng.source.Checksum;
import dev.peng.source.SourceReader;
import dev.peng.source.Version;
import dev.peng.source.Versioned;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a script says that replays another one, without a database. */
class ReplayTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path root;

    private Scripts scripts;

    @BeforeEach
    void aViewInTwoVersions() {
        this.scripts = Scripts.in(this.root)
                .migration("1_a", "create or replace view v as select 1 as a", "drop view v")
                .migration("2_b", "create or replace view v as select 2 as a", "-- peng:replay 1\n");
    }

    @Test
    void itIsTheTextOfTheReplayedUp() {
        assertThat(problems()).isEmpty();
        assertThat(migration("2").sql(Action.REVERT)).isEqualTo("create or replace view v as select 1 as a");
        assertThat(migration("2").downSql()).isEqualTo("create or replace view v as select 1 as a");
        assertThat(migration("2").work(Action.REVERT))
                .hasValueSatisfying(work ->
                        assertThat(((Work.Statements) work).script().file()).endsWith("1_a.up.sql"));
    }

    @Test
    void anUpMayReplayAsWell() {
        this.scripts.migration("3_c", "-- Once more.\n-- peng:replay 001.0", "select 1");

        assertThat(problems()).isEmpty();
        assertThat(migration("3").sql(Action.APPLY)).isEqualTo("create or replace view v as select 1 as a");
    }

    // J-03
    @Test
    void whatIsReplayedMayBeAReplay() {
        this.scripts
                .migration("3_c", "-- peng:replay 1", "-- peng:replay 2")
                .migration("4_d", "create or replace view v as select 4 as a", "-- peng:replay 3");

        assertThat(problems()).isEmpty();
        assertThat(migration("4").sql(Action.REVERT)).isEqualTo("create or replace view v as select 1 as a");
    }

    @Test
    void theChecksumIsThatOfItsOwnFile() {
        this.scripts.migration("3_c", "-- peng:replay 1", "-- peng:replay 2");

        assertThat(migration("3").checksum())
                .isEqualTo(Checksum.of("-- peng:replay 1".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aBeanHasNoText() {
        this.scripts.migration("4_d", "-- peng:replay 3", "-- peng:replay 3");
        var bean = new InJava();

        assertThat(problems(bean)).isEmpty();
        assertThat(migration("4", bean).sql(Action.APPLY)).isNull();
        assertThat(migration("4", bean).downSql()).isNull();
        assertThat(migration("4", bean).work(Action.REVERT)).containsInstanceOf(Work.Code.class);
    }

    // J-04
    @ParameterizedTest
    @CsvSource({
        "7, UNKNOWN_VERSION, there is no migration 7 to replay",
        "1.5, UNKNOWN_VERSION, there is no migration 1.5 to replay",
        "2, INVALID_DIRECTIVE, 2 is not earlier than 2",
        "002, INVALID_DIRECTIVE, 002 is not earlier than 2",
        "3, INVALID_DIRECTIVE, 3 is not earlier than 2"
    })
    void onlyAnEarlierMigrationCanBeReplayed(String version, ErrorCode code, String message) {
        this.scripts
                .migration("2_b", "-- peng:replay " + version, "-- Back.\n-- peng:replay " + version)
                .migration("3_c", "select 1", "select 1");

        assertThat(problems()).hasSize(2);
        assertThat(problems()).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.message()).isEqualTo(message);
        });
        assertThat(problems())
                .extracting(problem -> problem.place().orElseThrow().toString())
                .satisfiesExactly(
                        up -> assertThat(up).endsWith("2_b.up.sql:1:1"),
                        down -> assertThat(down).endsWith("2_b.down.sql:2:1"));
    }

    @Test
    void thereIsNoStatementBesideIt() {
        this.scripts.with("migrations/2_b.down.sql", "-- Back.\n-- peng:replay 1\n\nselect 1;\nselect 2;");

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_DIRECTIVE);
            assertThat(problem.toString()).contains("2_b.down.sql:2:1", "a statement in line 4");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "lock-timeout 5s, lock-timeout",
        "statement-timeout 5s, statement-timeout",
        "transaction off, transaction",
        "repeatable, repeatable",
        "placeholders on, placeholders",
        "irreversible, irreversible"
    })
    void noOtherDirectiveStandsBesideIt(String directive, String name) {
        this.scripts.with("migrations/2_b.down.sql", "-- peng:replay 1\n-- peng:" + directive);

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_DIRECTIVE);
            assertThat(problem.place())
                    .hasValueSatisfying(place -> assertThat(place.line()).isEqualTo(2));
            assertThat(problem.message()).isEqualTo("peng:" + name + " has no meaning beside peng:replay");
        });
    }

    // J-04
    @Test
    void allThatIsWrongWithItIsSaidAtOnce() {
        this.scripts.with(
                "migrations/2_b.down.sql", "-- peng:replay 7\n-- peng:repeatable\n-- peng:run once\nselect 1;");

        assertThat(problems())
                .extracting(Problem::code)
                .containsExactly(
                        ErrorCode.INVALID_DIRECTIVE,
                        ErrorCode.INVALID_DIRECTIVE,
                        ErrorCode.INVALID_DIRECTIVE,
                        ErrorCode.UNKNOWN_VERSION);
    }

    @Test
    void whatIsNoVersionIsSaidOnce() {
        this.scripts.with("migrations/2_b.down.sql", "-- peng:replay v1");

        assertThat(problems()).extracting(Problem::message).containsExactly("'v1' is no value for peng:replay");
    }

    @Test
    void whatIsWrongWithTheReplayedScriptIsSaidOnce() {
        this.scripts
                .with("migrations/1_a.up.sql", "select 'no end")
                .migration("3_c", "-- peng:replay 1", "-- peng:replay 2");

        assertThat(up().problems()).extracting(Problem::code).containsExactly(ErrorCode.SYNTAX);
        assertThat(up("1_a", "2_b").problems()).extracting(Problem::code).containsExactly(ErrorCode.SYNTAX);
        assertThat(problems()).extracting(Problem::code).contains(ErrorCode.SYNTAX);
    }

    @Test
    void whatDoesNotKeepItFromRunningIsNoProblemOfIt() {
        this.scripts.with("migrations/1_a.down.sql", "-- peng:irreversible");

        var plan = plan(MissingDown.ERROR, Verb.DOWN, selector -> selector.down(1), "1_a", "2_b");

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.steps()).hasSize(1);
    }

    @Test
    void whatWasAppliedLongAgoIsNotEvenParsed() {
        var large = "-- " + "x".repeat(1024 * 1024) + "\n";
        this.scripts
                .migration("2_b", "-- peng:replay 1\n" + large, "-- peng:replay 1\n" + large)
                .migration("3_c", "select 3", "select 3");
        var set = load();
        this.scripts.without("migrations/2_b.up.sql").without("migrations/2_b.down.sql");

        var plan = plan(set, MissingDown.ERROR, Verb.UP, Selector::up, "1_a", "2_b");

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.steps()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "2", "3", "1\n-- peng:repeatable", "1\nselect 1;"})
    void ofAReplayThatCannotBeRunNothingIsStored(String rest) {
        this.scripts.with("migrations/2_b.down.sql", "-- peng:replay " + rest).migration("3_c", "select 3", "select 3");

        assertThat(migration("2").downSql()).isNull();
    }

    @Test
    void aReplayThatCannotBeRunIsOnlySaidWhereNobodyNeedsDownFiles() {
        this.scripts.with("migrations/2_b.down.sql", "-- peng:replay 7");

        var plan = plan(MissingDown.ALLOW, Verb.UP, Selector::up, "1_a");

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.warnings()).extracting(Problem::code).containsExactly(ErrorCode.UNKNOWN_VERSION);
    }

    @Test
    void aReplayThatWasStoredUnresolvedIsRefused() {
        var stored = StoredMigration.of(row("2_b"), "-- peng:replay 1", Placeholders.NONE);

        assertThat(stored.downProblems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_DIRECTIVE);
            assertThat(problem.message()).isEqualTo("peng:replay has no meaning in a stored down script");
        });
    }

    private MigrationPlan up(String... applied) {
        return plan(MissingDown.ERROR, Verb.UP, Selector::up, applied);
    }

    private MigrationPlan plan(
            MissingDown missingDown, Verb verb, Function<Selector, Selection> selecting, String... applied) {
        return plan(load(), missingDown, verb, selecting, applied);
    }

    private static MigrationPlan plan(
            MigrationSet set,
            MissingDown missingDown,
            Verb verb,
            Function<Selector, Selection> selecting,
            String... applied) {
        var rows = Arrays.stream(applied).map(ReplayTests::row).toList();
        var seen = new Seen(set, rows, new MigrationComparison(set, rows).status(NOW), null, false);
        var settings =
                new MigrationSettings(List.of(), Policy.ERROR, Policy.ERROR, missingDown, Policy.ERROR, true, true);
        return new MigrationPlanner(settings, set, Placeholders.NONE)
                .plan(verb, seen, selecting.apply(new Selector(seen)), Map.of());
    }

    private List<Problem> problems(JavaMigration... beans) {
        var set = load(beans);
        assertThat(set.problems()).isEmpty();
        return set.migrations().stream()
                .flatMap(migration -> Stream.of(migration.upProblems(), migration.downFileProblems())
                        .flatMap(List::stream))
                .toList();
    }

    private Migration migration(String version, JavaMigration... beans) {
        return load(beans).migrations().stream()
                .filter(migration -> migration.version().equals(Version.of(version)))
                .findFirst()
                .orElseThrow();
    }

    private MigrationSet load(JavaMigration... beans) {
        var reader = new SourceReader(
                this.scripts.migrations().locations(), getClass().getClassLoader());
        return new MigrationLoader(reader, MissingDown.ERROR, Placeholders.NONE, List.of(beans), List.of()).load();
    }

    private static AppliedRow row(String label) {
        var parts = label.split("_");
        return new AppliedRow(
                Version.of(parts[0]), parts[1], RowKind.SQL, NOW, Duration.ZERO, Checksum.UNKNOWN, false, null);
    }

    @Versioned(version = "3", name = "in_java")
    private static final class InJava implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {}

        @Override
        public void down(JdbcClient jdbc) {}
    }
}
