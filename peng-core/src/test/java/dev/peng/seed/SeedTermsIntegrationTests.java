package dev.peng.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.PengException;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.RunFailed;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengEvent.StepProgressed;
import dev.peng.event.Progress;
import dev.peng.event.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When seeds run: policies, profiles, names, and the migrations that they are tied to. */
class SeedTermsIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private final List<PengEvent> events = new ArrayList<>();

    // policies

    @Test
    void onChangeRunsAgainWheneverItWasEdited() {
        words().with("seeds/1_a.sql", "-- peng:run on-change\ninsert into word values ('one')");
        seeds().applyAll();
        seeds().applyAll();
        assertThat(found()).containsExactly("one");

        scripts().with("seeds/1_a.sql", "-- peng:run on-change\ninsert into word values ('two')");
        assertThat(seeds().status().entries())
                .extracting(SeedEntry::state, SeedEntry::policy, SeedEntry::changed)
                .containsExactly(tuple(SeedState.PENDING, SeedPolicy.ON_CHANGE, true));
        assertThat(seeds().drift()).isEmpty();
        var report = seeds().applyAll();

        assertThat(found()).containsExactly("one", "two");
        assertThat(report.status().count(SeedState.PENDING)).isZero();
        assertThat(this.database.column("select version || name from peng_seeds"))
                .containsExactly("1a");
    }

    @Test
    void alwaysRunsEachTime() {
        words().with("seeds/1_a.sql", "-- peng:run always\ninsert into word values ('one')");

        seeds().applyAll();
        var first = this.database.column("select applied_at from peng_seeds");
        seeds().applyAll();

        assertThat(found()).containsExactly("one", "one");
        assertThat(this.database.column("select applied_at from peng_seeds"))
                .hasSize(1)
                .isNotEqualTo(first);
        assertThat(seeds().status().count(SeedState.PENDING)).isZero();
    }

    @Test
    void anEditedOneRunsAgainInDevelopment() {
        words().with("seeds/1_a.sql", "insert into word values ('one')");
        seeds().applyAll();
        scripts().with("seeds/1_a.sql", "insert into word values ('two')");

        assertThat(seeds().applyAll().outcome().steps()).isEmpty();
        seeds(settings -> settings.withChanged(SeedChange.RERUN)).applyAll();

        assertThat(found()).containsExactly("one", "two");
        assertThat(seeds().drift()).isEmpty();
    }

    @Test
    void anEditedOneCanBeAProblem() {
        words().with("seeds/1_a.sql", "insert into word values ('one')");
        seeds().applyAll();
        scripts()
                .with("seeds/1_a.sql", "insert into word values ('two')")
                .with("seeds/2_b.sql", "insert into word values ('three')");

        var problems = refused(
                () -> seeds(settings -> settings.withChanged(SeedChange.ERROR)).applyAll());

        assertThat(problems).extracting(Problem::code).containsExactly(ErrorCode.CHANGED);
        assertThat(found()).containsExactly("one");
    }

    // profiles

    @ParameterizedTest
    @CsvSource({"dev, true", "'dev,eu', false", "prod, false", "'', false"})
    void anExpressionSelectsASeed(String profiles, boolean runs) {
        words().with("seeds/1_a.sql", "-- peng:profiles dev & !eu\ninsert into word values ('one')");

        var report = seeds(settings -> settings.withProfiles(set(profiles))).applyAll();

        assertThat(found()).hasSize(runs ? 1 : 0);
        assertThat(report.status().count(SeedState.NOT_SELECTED)).isEqualTo(runs ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"dev, true", "prod, false", "'', true"})
    void aFolderMayBeAnExpression(String profiles, boolean runs) {
        words().with("seeds/!prod/1_a.sql", "insert into word values ('one')");

        seeds(settings -> settings.withProfiles(set(profiles))).applyAll();

        assertThat(found()).hasSize(runs ? 1 : 0);
    }

    @Test
    void aFolderThatIsNeitherIsAProblem() {
        words().with("seeds/dev & eu | us/1_a.sql", "insert into word values ('one')");

        assertThat(refused(() -> seeds().applyAll()))
                .extracting(Problem::code, problem -> problem.message().contains("expression of profiles"))
                .containsExactly(tuple(ErrorCode.MISNAMED_FILE, true));
    }

    @Test
    void anExpressionThatCannotBeReadIsAProblemWithItsLine() {
        words().with("seeds/1_a.sql", "-- one\n-- peng:profiles dev & eu | us\ninsert into word values ('one')");

        assertThat(refused(() -> seeds().applyAll())).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_DIRECTIVE);
            assertThat(problem.place().orElseThrow().toString()).endsWith("1_a.sql:2:1");
        });
    }

    // names

    @ParameterizedTest
    @ValueSource(strings = {"words", "dev/words", "2", "dev/2_words"})
    void appliesOneByName(String name) {
        words().with("seeds/1_others.sql", "insert into word values ('one')")
                .with("seeds/dev/2_words.sql", "insert into word values ('two')");

        seeds(settings -> settings.withProfiles(Set.of("dev"))).apply(name);

        assertThat(found()).containsExactly("two");
    }

    @Test
    void saysWhichSeedsThereAreWhenAskedForAnother() {
        words().with("seeds/1_a.sql", "insert into word values ('one')");

        assertThat(refused(() -> seeds().apply("b")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message() + " " + problem.action())
                        .isEqualTo("there is no seed \"b\" There are a."));
    }

    @Test
    void oneOfAnotherProfileMustBeForced() {
        words().with("seeds/demo/1_a.sql", "insert into word values ('one')");

        assertThat(refused(() -> seeds().apply("a"))).extracting(Problem::code).containsExactly(ErrorCode.NOT_SELECTED);
        seeds().apply(SeedSelection.of("a").forced());

        assertThat(found()).containsExactly("one");
    }

    @Test
    void oneThatHasRunRunsAgainOnlyByForce() {
        words().with("seeds/1_a.sql", "insert into word values ('one')")
                .with("seeds/demo/2_b.sql", "insert into word values ('two')");
        seeds().applyAll();

        seeds().apply("a");
        assertThat(found()).containsExactly("one");
        seeds().apply(SeedSelection.DUE.forced());

        assertThat(found()).containsExactly("one", "one");
        assertThat(this.database.column("select version from peng_seeds")).containsExactly("1");
    }

    @Test
    void planTouchesNothing() {
        words().with("seeds/1_a.sql", "insert into word values ('one')")
                .with("seeds/2_b.sql", "-- peng:run always\ninsert into word values ('two')");
        seeds().applyAll();
        scripts().with("seeds/3_c.sql", "insert into word values ('three')");

        var plan = seeds().plan(SeedSelection.DUE);

        assertThat(plan.steps()).extracting(Object::toString).containsExactly("seed 2_b", "seed 3_c");
        assertThat(found()).containsExactly("one", "two");
    }

    // behind a migration

    @Test
    void aSeedRunsBetweenTheMigrationsItIsTiedTo() {
        scripts()
                .migration("1_word", "create table word (old text)", "drop table word")
                .migration("2_change", "alter table word rename old to text", "alter table word rename text to old")
                .with("seeds/9_first.sql", "-- peng:after 1\ninsert into word (old) values ('first')")
                .with("seeds/1_last.sql", "insert into word (text) values ('last')");

        var report = peng(UnaryOperator.identity()).run();

        assertThat(found()).containsExactly("first", "last");
        assertThat(report.migrations().outcome().steps()).hasSize(2);
        assertThat(report.seeds().outcome().steps())
                .extracting(step -> step.step().label())
                .containsExactly("9_first", "1_last");
        assertThat(this.database.column("select verb || ' ' || outcome from peng_runs order by id"))
                .containsExactly("up done", "seed apply done");
    }

    @Test
    void aFailureInBetweenEndsBothRuns() {
        scripts()
                .migration("1_word", "create table word (old text)", "drop table word")
                .migration("2_change", "alter table word rename old to text", "alter table word rename text to old")
                .with("seeds/9_first.sql", "-- peng:after 1\ninsert into word (wrong) values ('first')");

        var failure = catchThrowableOfType(
                StepFailedException.class, () -> peng(UnaryOperator.identity()).run());

        assertThat(failure.step()).isEqualTo("seed 9_first");
        assertThat(this.database.column("select version from peng_migrations")).containsExactly("1");
        assertThat(this.database.column("select verb || ' ' || outcome from peng_runs order by id"))
                .containsExactly("up failed", "seed apply failed");
        assertThat(this.events)
                .last()
                .isInstanceOfSatisfying(
                        RunFailed.class, event -> assertThat(event.verb()).isEqualTo(Verb.SEED_APPLY));
    }

    @ParameterizedTest
    @CsvSource({"after 1, false", "after 1 or-later, true"})
    void aSeedThatComesTooLateSaysSo(String directive, boolean runs) {
        scripts()
                .migration("1_word", "create table word (text text)", "drop table word")
                .migration("2_more", "create table more ()", "drop table more");
        peng(UnaryOperator.identity()).run();
        scripts().with("seeds/1_a.sql", "-- peng:%s\ninsert into word values ('one')".formatted(directive));

        if (runs) {
            peng(UnaryOperator.identity()).run();
            assertThat(found()).containsExactly("one");
        } else {
            assertThat(refused(() -> peng(UnaryOperator.identity()).run()))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.code()).isEqualTo(ErrorCode.OUT_OF_ORDER);
                        assertThat(problem.message())
                                .isEqualTo("seed 1_a comes right after the migration 1, but 2 is applied already");
                    });
            assertThat(found()).isEmpty();
        }
    }

    @Test
    void aMigrationThatEndedHalfWayIsNotThereYet() {
        words();
        scripts()
                .migration("1_half", "-- peng:transaction off\nselect 1;\nselect 1 / 0;", "select 1")
                .with("seeds/1_a.sql", "-- peng:after 1\ninsert into word values ('one')");
        catchThrowableOfType(
                StepFailedException.class,
                () -> peng(UnaryOperator.identity()).migrations().up());

        assertThat(refused(() -> seeds().applyAll())).extracting(Problem::code).containsExactly(ErrorCode.OUT_OF_ORDER);
        assertThat(found()).isEmpty();
    }

    @Test
    void eachRunOfACombinedOneHasItsOwnTime() {
        words();
        scripts()
                .migration("1_slow", "select pg_sleep(0.5)", "select 1")
                .migration("2_fast", "select 1", "select 1")
                .with("seeds/1_a.sql", "-- peng:after 1\ninsert into word values ('one')");

        var report = peng(UnaryOperator.identity()).run();

        assertThat(report.migrations().outcome().took()).isGreaterThan(Duration.ofMillis(500));
        assertThat(report.seeds().outcome().took()).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void anUndoScriptIsNotPacked() {
        words().with("seeds/1_a.undo.sql.gz", "");

        assertThat(refused(() -> seeds().applyAll()))
                .extracting(Problem::code)
                .containsExactly(ErrorCode.MISNAMED_FILE);
    }

    @Test
    void aVersionNamesASeedHoweverItIsWritten() {
        words().with("seeds/001_a.sql", "insert into word values ('one')");

        seeds().apply("1");

        assertThat(found()).containsExactly("one");
    }

    @Test
    void aSeedBehindAMigrationThatIsNotThereSaysSo() {
        words().with("seeds/1_a.sql", "-- peng:after 7\ninsert into word values ('one')");

        assertThat(refused(() -> peng(UnaryOperator.identity()).run()))
                .extracting(Problem::message)
                .containsExactly("seed 1_a comes after the migration 7, which is neither applied nor about to be");
    }

    @Test
    void aloneItWaitsForItsMigration() {
        words();
        scripts()
                .migration("1_more", "create table more ()", "drop table more")
                .with("seeds/1_a.sql", "-- peng:after 1\ninsert into word values ('one')");

        assertThat(refused(() -> seeds().applyAll())).extracting(Problem::code).containsExactly(ErrorCode.OUT_OF_ORDER);
        peng(UnaryOperator.identity()).migrations().up();
        seeds().applyAll();

        assertThat(found()).containsExactly("one");
    }

    @ParameterizedTest
    @CsvSource({
        "insert into word values (1), 'create table word (text text)'",
        "insert into app.\"Word\" values (1), 'create schema app; create unlogged table if not exists app.\"Word\" (text text)'",
        "update word set text = 1, 'create or replace view word as select 1 as text'",
    })
    void aMissingTableIsTracedToItsMigration(String seed, String migration) {
        scripts()
                .migration("1_other", "create table other ()", "drop table other")
                .migration("2_word", migration, "select 1")
                .with("seeds/1_a.sql", seed);

        var failure = catchThrowableOfType(StepFailedException.class, () -> seeds().applyAll());

        assertThat(failure.action())
                .endsWith(
                        "The table is made by migration 2_word: apply that first, or tie the seed to it with -- peng:after 2.");
    }

    @Test
    void aTableThatNobodyMakesIsNot() {
        scripts()
                .migration("1_other", "create table other ()", "drop table other")
                .with("seeds/1_a.sql", "insert into word values (1)");

        var failure = catchThrowableOfType(StepFailedException.class, () -> seeds().applyAll());

        assertThat(failure.action()).doesNotContain("The table is made");
    }

    // progress

    @Test
    void tellsHowManyRowsAndBytesASeedHas() {
        var sql = """
                insert into word select 'row ' || i from generate_series(1, 100) i;
                copy word from stdin;
                a
                b
                \\.
                select pg_sleep(1.2);
                update word set text = upper(text) where text = 'a';
                """;
        words().with("seeds/1_a.sql", sql);

        var report = seeds().applyAll();

        var all = new Progress(sql.length(), sql.length(), 103);
        assertThat(report.outcome().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.progress()).isEqualTo(all));
        assertThat(this.events)
                .filteredOn(StepFinished.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        StepFinished.class,
                        event -> assertThat(event.progress()).isEqualTo(all));
        assertThat(this.events)
                .filteredOn(StepProgressed.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        StepProgressed.class,
                        event -> assertThat(event.progress())
                                .isEqualTo(new Progress(sql.indexOf("update"), sql.length(), 102)));
    }

    @Test
    void tellsTheSameOfACsvFile() {
        var rows = "-- peng:table word\ntext\n" + "a\n".repeat(7);
        words().with("seeds/1_a.csv", rows);

        var report = seeds().applyAll();

        assertThat(report.outcome().steps())
                .singleElement()
                .satisfies(
                        step -> assertThat(step.progress()).isEqualTo(new Progress(rows.length(), rows.length(), 7)));
    }

    private Scripts words() {
        this.database.execute("create table word (text text)");
        return scripts();
    }

    private Scripts scripts() {
        return Scripts.in(this.root);
    }

    private List<String> found() {
        return this.database.column("select text from word order by ctid");
    }

    private SeedProvider seeds() {
        return seeds(UnaryOperator.identity());
    }

    private SeedProvider seeds(UnaryOperator<SeedSettings> changes) {
        return peng(changes).seeds();
    }

    private Peng peng(UnaryOperator<SeedSettings> changes) {
        var config = new PengConfig(
                PengConfig.DEFAULT.run(),
                scripts().migrations(),
                changes.apply(scripts().seeds()));
        return Peng.on(this.database.dataSource())
                .config(config)
                .listeners(List.of(this.events::add))
                .build();
    }

    private static Set<String> set(String profiles) {
        return profiles.isEmpty() ? Set.of() : Set.of(profiles.split(","));
    }

    private static List<Problem> refused(Runnable run) {
        var refusal = catchThrowableOfType(PengException.class, run::run);
        assertThat(refusal).isInstanceOf(ProblemsException.class);
        return ((ProblemsException) refusal).problems();
    }
}
