package dev.peng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.peng.Scripts;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.event.StepId;
import dev.peng.event.Verb;
import dev.peng.history.AppliedRow;
import dev.peng.history.DriftIssue;
import dev.peng.history.DriftKind;
import dev.peng.history.Journal;
import dev.peng.history.RowKind;
import dev.peng.history.Unfinished;
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
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationPlannerTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path root;

    private Scripts scripts;

    @BeforeEach
    void threeMigrations() {
        this.scripts = Scripts.in(this.root)
                .migration("1_a", "create table a ()", "drop table a")
                .migration("2_b", "create table b ()", "drop table b")
                .migration("10_c", "create table c ()", "drop table c");
    }

    @Test
    void upAppliesWhatIsPendingInTheOrderOfVersions() {
        var plan = up(rows("1_a"));

        assertThat(plan.stepIds()).extracting(StepId::label).containsExactly("2_b", "10_c");
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.from()).isEqualTo("1");
        assertThat(plan.to()).isEqualTo("10");
    }

    @Test
    void nothingPendingIsNothing() {
        assertThat(up(rows("1_a", "2_b", "10_c")).isNothing()).isTrue();
    }

    // J-06, P-16
    @Test
    void aLateOneIsRefusedAndNothingAtAllIsPlanned() {
        this.scripts.migration("3_late", "select 1", "select 1").migration("11_d", "select 1", "select 1");

        var plan = up(rows("1_a", "2_b", "10_c"));

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.OUT_OF_ORDER);
            assertThat(problem.toString()).contains("3_late.up.sql", "10 is applied already", "out-of-order=warn");
        });
    }

    // P-16
    @Test
    void aLateOneIsAppliedWhereThatIsAWarning() {
        this.scripts.migration("3_late", "select 1", "select 1");
        var settings = with(Policy.WARN, Policy.ERROR, Policy.WARN);

        var plan = up(settings, rows("1_a", "2_b", "10_c"));

        assertThat(plan.stepIds()).extracting(StepId::label).containsExactly("3_late");
        assertThat(plan.warnings()).extracting(Problem::code).containsExactly(ErrorCode.OUT_OF_ORDER);
        assertThat(plan.to()).isEqualTo("10");
    }

    // J-06
    @Test
    void lateOnesFillTheirGapsBeforeAnythingNewer() {
        this.scripts
                .migration("11_d", "select 1", "select 1")
                .migration("3_late", "select 1", "select 1")
                .migration("1.5_later", "select 1", "select 1");

        var plan = up(with(Policy.WARN, Policy.ERROR, Policy.WARN), rows("1_a", "2_b", "10_c"));

        assertThat(labels(plan)).containsExactly("1.5_later", "3_late", "11_d");
    }

    // P-17, W-17
    @Test
    void anEditedOneIsRefusedWithBothChecksums() {
        this.scripts.with("migrations/1_a.up.sql", "create table a (id int)");

        var plan = up(rows("1_a"));

        assertThat(plan.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.CHANGED);
            assertThat(problem.message())
                    .contains(
                            checksum("create table a ()").hex(),
                            checksum("create table a (id int)").hex());
        });
    }

    @Test
    void anEditedOneIsAWarningWhereThatIsTheSetting() {
        this.scripts.with("migrations/1_a.up.sql", "create table a (id int)");

        var plan = up(with(Policy.ERROR, Policy.WARN, Policy.WARN), rows("1_a"));

        assertThat(plan.steps()).hasSize(2);
        assertThat(plan.warnings()).extracting(Problem::code).containsExactly(ErrorCode.CHANGED);
    }

    // P-14
    @Test
    void anEmptyRecordedChecksumIsNoChange() {
        var row = new AppliedRow(Version.of("1"), "a", RowKind.SQL, NOW, Duration.ZERO, Checksum.UNKNOWN, false, null);

        assertThat(up(List.of(row)).problems()).isEmpty();
    }

    // W-19
    @Test
    void aMissingFileIsAWarningOrAProblem() {
        this.scripts.without("migrations/2_b.up.sql").without("migrations/2_b.down.sql");
        var rows = rows("1_a", "2_b");

        assertThat(up(rows).warnings()).extracting(Problem::code).containsExactly(ErrorCode.ORPHANED);
        assertThat(up(with(Policy.ERROR, Policy.ERROR, Policy.ERROR), rows).problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.ORPHANED);
    }

    // J-13
    @Test
    void aRowAboveTheNewestFileIsAheadAndNoDrift() {
        var rows = rows("1_a", "2_b", "10_c", "11_newer");

        assertThat(status(rows).drift()).isEmpty();
        assertThat(status(rows).count(MigrationState.AHEAD)).isOne();
        assertThat(up(rows).isNothing()).isTrue();
        assertThat(up(rows).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("ahead", "11_newer"));
    }

    @Test
    void oneAboveTheNewestFileThatEndedHalfWayIsAheadToo() {
        var rows = Stream.concat(rows("1_a", "2_b", "10_c").stream(), Stream.of(unfinished("11_newer")))
                .toList();

        assertThat(status(rows).pending()).isZero();
        assertThat(up(rows).isNothing()).isTrue();
        assertThat(up(rows).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("ahead", "11_newer"));
    }

    // P-17
    @Test
    void editedMissingAndLateAreThreeKindsOfDrift() {
        this.scripts
                .with("migrations/1_a.up.sql", "create table a (id int)")
                .without("migrations/2_b.up.sql")
                .without("migrations/2_b.down.sql")
                .migration("3_late", "select 1", "select 1");

        assertThat(status(rows("1_a", "2_b", "10_c")).drift())
                .extracting(DriftIssue::kind)
                .containsExactly(DriftKind.CHECKSUM_CHANGED, DriftKind.ORPHANED, DriftKind.OUT_OF_ORDER);
    }

    // P-06, W-13, W-16
    @Test
    void allProblemsComeAtOnce() {
        this.scripts
                .with("migrations/1_a.up.sql", "create table a (id int)")
                .with("migrations/5_half.up.sql", "select 1")
                .with("migrations/notes.sql", "select 1")
                .migration("002_again", "select 1", "select 1")
                .migration("11_open", "select 'no end", "select 1")
                .migration("12_empty", "-- nothing", "select 1")
                .migration("13_concurrent", "begin; create index concurrently i on a (id); commit", "select 1")
                .migration("14_down", "select 1", "drop table a; commit");

        assertThat(up(rows("1_a")).problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        ErrorCode.CHANGED,
                        ErrorCode.MISSING_DOWN,
                        ErrorCode.MISNAMED_FILE,
                        ErrorCode.DUPLICATE_VERSION,
                        ErrorCode.SYNTAX,
                        ErrorCode.EMPTY_SCRIPT,
                        ErrorCode.NOT_TRANSACTIONAL,
                        ErrorCode.TRANSACTION_CONTROL);
    }

    // W-13
    @Test
    void aDuplicateNamesBothFiles() {
        this.scripts.migration("001_other", "select 1", "select 1");

        assertThat(up(List.of()).problems().get(0).message()).contains("1_a.up.sql", "001_other.up.sql");
    }

    // P-06
    @Test
    void aDownWithoutUpIsAProblem() {
        this.scripts.with("migrations/5_half.down.sql", "select 1");

        assertThat(up(List.of()).problems()).extracting(Problem::code).containsExactly(ErrorCode.MISSING_UP);
    }

    @Test
    void aDuplicateOfAnAppliedVersionIsStillKnownAsApplied() {
        this.scripts.migration("001_other", "select 1", "select 1").migration("1.0_third", "select 1", "select 1");

        assertThat(status(rows("1_a")).entries().get(0).state()).isEqualTo(MigrationState.APPLIED);
        assertThat(up(rows("1_a")).problems())
                .filteredOn(problem -> problem.code() == ErrorCode.DUPLICATE_VERSION)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("1_a.up", "001_other.up", "1.0_third.up"));
    }

    @Test
    void onlyADownScriptCanBeIrreversible() {
        this.scripts.migration("11_d", "-- peng:irreversible\n", "select 1");

        assertThat(up(List.of()).problems()).extracting(Problem::code).containsExactly(ErrorCode.INVALID_DIRECTIVE);
    }

    @Test
    void aSuffixInCapitalsIsNotIgnored() {
        this.scripts.with("migrations/5_x.up.SQL", "select 1");

        assertThat(up(List.of()).problems()).extracting(Problem::code).containsExactly(ErrorCode.MISNAMED_FILE);
    }

    @Test
    void downUsesTheStoredScriptWhereOnlyTheDownFileIsGone() {
        this.scripts.without("migrations/10_c.down.sql");
        var reader = new SourceReader(
                this.scripts.migrations().locations(), getClass().getClassLoader());
        var set = new MigrationLoader(reader, MissingDown.ALLOW, Placeholders.NONE, List.of(), List.of()).load();

        assertThat(down(set, rows("10_c"), Map.of(Version.of("10"), "drop table c"), 1)
                        .problems())
                .isEmpty();
        assertThat(down(set, rows("10_c"), Map.of(), 1).problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.IRREVERSIBLE);
    }

    @Test
    void onlyWhatDependsOnTheHistoryIsWorthWaitingFor() {
        this.scripts.with("migrations/1_a.up.sql", "create table a (id int)");
        assertThat(up(rows("1_a")).isHopeless()).isFalse();

        this.scripts.with("migrations/notes.sql", "select 1");
        assertThat(up(rows("1_a")).isHopeless()).isTrue();
    }

    // D-02
    @Test
    void aBeanTakesItsPlaceByVersion() {
        var plan = up(rows("1_a"), new InBetween());

        assertThat(plan.stepIds()).extracting(StepId::label).containsExactly("2_b", "3_in_between", "10_c");
    }

    // D-02
    @Test
    void aBeanAndAFileOfOneVersionAreADuplicate() {
        this.scripts.migration("3_other", "select 1", "select 1");

        var plan = up(List.of(), new InBetween());

        assertThat(plan.problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).contains("3_other.up.sql", InBetween.class.getName()));
    }

    // D-02
    @Test
    void aBeanWithoutVersionIsAProblem() {
        JavaMigration nameless = jdbc -> {};

        var plan = up(List.of(), nameless);

        assertThat(plan.problems()).extracting(Problem::code).containsExactly(ErrorCode.UNNAMED_BEAN);
    }

    // D-05, W-18
    @Test
    void downRevertsTheNewestFirst() {
        var plan = down(load(), rows("1_a", "10_c", "2_b"), Map.of(), 2);

        assertThat(plan.stepIds()).extracting(StepId::label).containsExactly("10_c", "2_b");
        assertThat(plan.from()).isEqualTo("10");
        assertThat(plan.to()).isEqualTo("1");
    }

    // W-18
    @Test
    void downOfMoreThanAreAppliedRevertsThemAll() {
        assertThat(labels(down(load(), rows("1_a", "2_b"), Map.of(), 7))).containsExactly("2_b", "1_a");
        assertThat(down(load(), List.of(), Map.of(), 7).isNothing()).isTrue();
    }

    // D-06, W-18
    @Test
    void downSaysWhatCannotBeRevertedBeforeItRevertsAnything() {
        this.scripts.with("migrations/2_b.down.sql", "-- peng:irreversible\n");

        var plan = down(load(), rows("1_a", "2_b", "10_c"), Map.of(), 3);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.problems()).extracting(Problem::code).containsExactly(ErrorCode.IRREVERSIBLE);
    }

    @Test
    void downUsesTheStoredScriptOnlyWhereTheFileIsGone() {
        var rows = rows("1_a", "2_b", "10_c", "11_newer");
        var set = load();

        assertThat(planner(MigrationSettings.DEFAULT, set)
                        .withoutDownFile(selector(set, rows).down(2)))
                .extracting(AppliedRow::name)
                .containsExactly("newer");
        assertThat(down(set, rows, Map.of(Version.of("11"), "drop table newer"), 2)
                        .problems())
                .isEmpty();
        assertThat(down(set, rows, Map.of(), 2).problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.ORPHANED);
    }

    @Test
    void upGoesToAVersionOrOneStepFar() {
        assertThat(labels(plan(Verb.UP, rows("1_a"), Selector::upOne))).containsExactly("2_b");
        assertThat(labels(plan(Verb.UP, List.of(), selector -> selector.upTo(Version.of("002")))))
                .containsExactly("1_a", "2_b");
        assertThat(plan(Verb.UP, List.of(), selector -> selector.upTo(Version.of("3")))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.UNKNOWN_VERSION);
    }

    // D-04
    @Test
    void upHasNothingToDoWhereEverythingIsApplied() {
        var rows = rows("1_a", "2_b", "10_c");

        assertThat(plan(Verb.UP, rows, Selector::upOne).isNothing()).isTrue();
        assertThat(plan(Verb.UP, rows, selector -> selector.upTo(Version.of("2")))
                        .isNothing())
                .isTrue();
    }

    @Test
    void downGoesToAVersionThatIsAppliedOrToNothing() {
        var rows = rows("1_a", "2_b", "10_c");

        var plan = plan(Verb.DOWN, rows, selector -> selector.downTo(Version.of("1")));
        assertThat(labels(plan)).containsExactly("10_c", "2_b");
        assertThat(plan.to()).isEqualTo("1");
        var empty = plan(Verb.DOWN, rows, selector -> selector.downTo(Version.of("0")));
        assertThat(labels(empty)).containsExactly("10_c", "2_b", "1_a");
        assertThat(empty.to()).isNull();
        assertThat(plan(Verb.DOWN, rows("1_a"), selector -> selector.downTo(Version.of("2")))
                        .problems())
                .extracting(Problem::message)
                .containsExactly("migration 2 is not applied");
    }

    @Test
    void redoRevertsTheNewestAndAppliesItAgainThoughItWasEdited() {
        this.scripts.with("migrations/10_c.up.sql", "create table c (id int)");

        var plan = plan(Verb.REDO, rows("1_a", "2_b", "10_c"), Selector::redo);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.steps()).extracting(MigrationPlan.Step::action).containsExactly(Action.REVERT, Action.APPLY);
        assertThat(labels(plan)).containsExactly("10_c", "10_c");
        assertThat(plan.to()).isEqualTo("10");
    }

    @Test
    void redoHasNothingToDoOnAnEmptyHistoryAndNeedsAFile() {
        assertThat(plan(Verb.REDO, List.of(), Selector::redo).isNothing()).isTrue();
        assertThat(plan(Verb.REDO, rows("11_gone"), Selector::redo).problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.ORPHANED);
    }

    // J-11
    @Test
    void gotoGoesDownAndFillsWhatIsMissingBelow() {
        var plan = plan(Verb.GOTO, rows("1_a", "10_c"), selector -> selector.goTo(Version.of("2")));

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.steps())
                .extracting(MigrationPlan.Step::action, step -> step.migration().name())
                .containsExactly(tuple(Action.REVERT, "c"), tuple(Action.APPLY, "b"));
        assertThat(plan.from()).isEqualTo("10");
        assertThat(plan.to()).isEqualTo("2");
    }

    // J-11
    @Test
    void gotoNeedsAFileOrNothing() {
        assertThat(labels(plan(Verb.GOTO, rows("1_a"), selector -> selector.goTo(Version.of("0")))))
                .containsExactly("1_a");
        assertThat(plan(Verb.GOTO, rows("11_newer"), selector -> selector.goTo(Version.of("11")))
                        .problems())
                .extracting(Problem::code)
                .contains(ErrorCode.UNKNOWN_VERSION);
    }

    // J-01, J-11
    @Test
    void zeroIsTheEmptyDatabaseUnlessAMigrationHasThatVersion() {
        this.scripts.migration("00_first", "select 1", "select 1");

        assertThat(labels(plan(Verb.GOTO, rows("00_first", "1_a"), selector -> selector.goTo(Version.of("0")))))
                .containsExactly("1_a");
        assertThat(labels(plan(Verb.RESET, rows("00_first", "1_a"), Selector::reset)))
                .containsExactly("1_a", "00_first");
    }

    // J-12
    @Test
    void theLockOfARowWithoutAFileCountsAsWell() {
        var rows = List.of(row("1_a"), locked("11_newer"));

        assertThat(down(load(), rows, Map.of(Version.of("11"), "drop table newer"), 1)
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.LOCKED);
    }

    // J-09, J-10
    @Test
    void aLockedMigrationStopsWhateverWouldRevertIt() {
        var rows = List.of(row("1_a"), locked("2_b"), row("10_c"));

        assertThat(labels(plan(Verb.DOWN, rows, selector -> selector.down(1)))).containsExactly("10_c");
        Stream.<Function<Selector, Selection>>of(
                        selector -> selector.down(2),
                        Selector::reset,
                        selector -> selector.goTo(Version.of("1")),
                        selector -> selector.force(Version.of("2"), false))
                .forEach(
                        selecting -> assertThat(plan(Verb.DOWN, rows, selecting).problems())
                                .extracting(Problem::code, Problem::message)
                                .containsExactly(tuple(ErrorCode.LOCKED, "migration 2_b is locked")));
    }

    // J-09
    @Test
    void forceNotesWhatIsNotNotedYet() {
        assertThat(plan(Verb.FORCE, rows("1_a"), selector -> selector.force(Version.of("1"), true))
                        .isNothing())
                .isTrue();
        var applied = plan(Verb.FORCE, rows("1_a"), selector -> selector.force(Version.of("10"), true));
        assertThat(applied.steps()).extracting(MigrationPlan.Step::action).containsExactly(Action.RECORD);
        assertThat(applied.to()).isEqualTo("10");
        var reverted = plan(Verb.FORCE, rows("1_a", "11_gone"), selector -> selector.force(Version.of("11"), false));
        assertThat(reverted.steps()).extracting(MigrationPlan.Step::action).containsExactly(Action.FORGET);
        assertThat(reverted.to()).isEqualTo("1");
        assertThat(plan(Verb.FORCE, List.of(), selector -> selector.force(Version.of("3"), true))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.UNKNOWN_VERSION);
    }

    // J-12
    @Test
    void onlyAnAppliedMigrationCanBeLocked() {
        assertThat(plan(Verb.LOCK, rows("1_a"), selector -> selector.lock(Version.of("1"), true))
                        .steps())
                .extracting(MigrationPlan.Step::action)
                .containsExactly(Action.LOCK);
        assertThat(plan(Verb.LOCK, List.of(locked("1_a")), selector -> selector.lock(Version.of("1"), true))
                        .isNothing())
                .isTrue();
        assertThat(plan(Verb.LOCK, rows("1_a"), selector -> selector.lock(Version.of("2"), true))
                        .problems())
                .extracting(Problem::message)
                .containsExactly("migration 2 is not applied");
        assertThat(plan(Verb.LOCK, rows("1_a"), selector -> selector.lock(Version.of("3"), true))
                        .problems())
                .extracting(Problem::message)
                .containsExactly("there is no migration 3");
    }

    private MigrationPlan up(List<AppliedRow> rows, JavaMigration... beans) {
        return plan(MigrationSettings.DEFAULT, Verb.UP, load(beans), rows, Map.of(), Selector::up);
    }

    private MigrationPlan up(MigrationSettings settings, List<AppliedRow> rows) {
        return plan(settings, Verb.UP, load(), rows, Map.of(), Selector::up);
    }

    private static MigrationPlan down(
            MigrationSet set, List<AppliedRow> rows, Map<Version, String> storedDown, int count) {
        return plan(MigrationSettings.DEFAULT, Verb.DOWN, set, rows, storedDown, selector -> selector.down(count));
    }

    private MigrationPlan plan(Verb verb, List<AppliedRow> rows, Function<Selector, Selection> selecting) {
        return plan(MigrationSettings.DEFAULT, verb, load(), rows, Map.of(), selecting);
    }

    private static MigrationPlan plan(
            MigrationSettings settings,
            Verb verb,
            MigrationSet set,
            List<AppliedRow> rows,
            Map<Version, String> storedDown,
            Function<Selector, Selection> selecting) {
        return planner(settings, set).plan(verb, seen(set, rows), selecting.apply(selector(set, rows)), storedDown);
    }

    private static List<String> labels(MigrationPlan plan) {
        return plan.stepIds().stream().map(StepId::label).toList();
    }

    private MigrationStatus status(List<AppliedRow> rows) {
        return seen(load(), rows).status();
    }

    private static Selector selector(MigrationSet set, List<AppliedRow> rows) {
        return new Selector(seen(set, rows));
    }

    private static Seen seen(MigrationSet set, List<AppliedRow> rows) {
        return new Seen(set, rows, new MigrationComparison(set, rows).status(NOW), null, false);
    }

    private static MigrationPlanner planner(MigrationSettings settings, MigrationSet set) {
        return new MigrationPlanner(settings, set, Placeholders.NONE);
    }

    private MigrationSet load(JavaMigration... beans) {
        var reader = new SourceReader(
                this.scripts.migrations().locations(), getClass().getClassLoader());
        return new MigrationLoader(reader, MissingDown.ERROR, Placeholders.NONE, List.of(beans), List.of()).load();
    }

    private static MigrationSettings with(Policy outOfOrder, Policy changed, Policy orphaned) {
        return new MigrationSettings(List.of(), outOfOrder, changed, MissingDown.ERROR, orphaned, true, true);
    }

    // Rows of migrations whose text is that of threeMigrations.
    private static List<AppliedRow> rows(String... labels) {
        return Arrays.stream(labels).map(MigrationPlannerTests::row).toList();
    }

    private static AppliedRow row(String label) {
        var parts = label.split("_");
        var checksum = checksum("create table %s ()".formatted(parts[1]));
        return new AppliedRow(Version.of(parts[0]), parts[1], RowKind.SQL, NOW, Duration.ZERO, checksum, false, null);
    }

    private static AppliedRow locked(String label) {
        var row = row(label);
        return new AppliedRow(
                row.version(), row.name(), row.kind(), row.appliedAt(), row.duration(), row.checksum(), true, null);
    }

    private static AppliedRow unfinished(String label) {
        var row = row(label);
        var unfinished = new Unfinished(Action.APPLY, true, Journal.EMPTY);
        return new AppliedRow(
                row.version(),
                row.name(),
                row.kind(),
                row.appliedAt(),
                row.duration(),
                row.checksum(),
                false,
                unfinished);
    }

    private static Checksum checksum(String text) {
        return Checksum.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Versioned(version = "3", name = "in_between")
    private static final class InBetween implements JavaMigration {
        @Override
        public void up(JdbcClient jdbc) {}
    }
}
