package dev.peng.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.event.Action;
import dev.peng.event.Verb;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeds that are taken back. */
class SeedUndoIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private Scripts scripts;

    @BeforeEach
    void aTableAndItsSeeds() {
        this.database.execute("create table word (text text)");
        this.scripts = Scripts.in(this.root)
                .with("seeds/1_common.sql", "insert into word values ('common')")
                .with("seeds/1_common.undo.sql", "delete from word where text = 'common'")
                .with("seeds/dev/2_words.sql", "insert into word values ('dev')")
                .with("seeds/dev/2_words.undo.sql", "delete from word where text = 'dev'");
    }

    @Test
    void takesRowsOfACsvFileBack() {
        this.scripts
                .with("seeds/3_word.csv", "text\nfrom csv\n")
                .with("seeds/3_word.undo.sql", "delete from word where text = 'from csv'");
        seeds("dev").applyAll();
        assertThat(words()).containsExactly("common", "dev", "from csv");

        seeds("dev").revert("word");

        assertThat(words()).containsExactly("common", "dev");
        assertThat(rows()).containsExactly("/1", "dev/2");
    }

    @Test
    void runsTheUndoScriptAndRemovesTheRowInOneTransaction() {
        seeds("dev").applyAll();
        this.scripts.with(
                "seeds/1_common.undo.sql",
                "delete from word where text = 'common';\ncreate table trace as"
                        + " select count(*) as rows from peng_seeds;");

        var report = seeds("dev").revert("common");

        assertThat(words()).containsExactly("dev");
        assertThat(rows()).containsExactly("dev/2");
        assertThat(report.outcome().verb()).isEqualTo(Verb.SEED_REVERT);
        assertThat(report.outcome().steps()).extracting(step -> step.action()).containsExactly(Action.REVERT);
        assertThat(report.status().count(SeedState.PENDING)).isOne();
        assertThat(this.database.column("select rows from trace")).containsExactly("2");
        assertThat(this.database.column("select verb || ' ' || outcome from peng_runs order by id"))
                .containsExactly("seed apply done", "seed revert done");
    }

    @Test
    void whatWasTakenBackIsAppliedAgain() {
        seeds("dev").applyAll();
        seeds("dev").revert("common");

        seeds("dev").applyAll();

        assertThat(words()).containsExactly("common", "dev");
        assertThat(rows()).containsExactly("/1", "dev/2");
    }

    @Test
    void anUndoThatFailsLeavesTheSeedAsItWas() {
        seeds("dev").applyAll();
        this.scripts.with("seeds/1_common.undo.sql", "delete from word;\nselect 1 / 0");

        var failure = catchThrowableOfType(
                StepFailedException.class, () -> seeds("dev").revert("common"));

        assertThat(failure).hasMessageContaining("1_common.undo.sql:2:1").hasMessageContaining("nothing of it remains");
        assertThat(words()).containsExactly("common", "dev");
        assertThat(rows()).containsExactly("/1", "dev/2");
        assertThat(seeds("dev").status().count(SeedState.APPLIED)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"words", "dev/words", "dev/2_words", "2"})
    void aSeedOfAProfileThatIsNotActiveIsTakenBackByAnyOfItsNames(String name) {
        seeds("dev").applyAll();

        seeds("prod").revert(name);

        assertThat(rows()).containsExactly("/1");
    }

    @Test
    void hasDirectivesAndPlaceholders() {
        this.scripts.with("seeds/1_common.undo.sql", """
                -- peng:placeholders on
                -- peng:lock-timeout 7s
                -- peng:statement-timeout 30m
                delete from word where text = ${word};
                create table trace as select current_setting('lock_timeout') as a, current_setting('statement_timeout') as b;
                """);
        seeds("dev").applyAll();

        seeds("dev").revert("common");

        assertThat(words()).containsExactly("dev");
        assertThat(this.database.column("select a || ' ' || b from trace")).containsExactly("7s 30min");
    }

    @Test
    void ofSeveralPartsItGoesOnWhereItFailed() {
        this.scripts.with(
                "seeds/1_common.undo.sql", "delete from word where text = 'common';\nvacuum word;\nselect 1 / 0;");
        seeds("dev").applyAll();

        catchThrowableOfType(StepFailedException.class, () -> seeds("dev").revert("common"));

        assertThat(words()).containsExactly("dev");
        assertThat(this.database.column("select state || ' ' || direction from peng_seeds where version = '1'"))
                .containsExactly("failed down");
        assertThat(seeds("dev").status().entries().get(0).state()).isEqualTo(SeedState.FAILED);
        this.scripts.with("seeds/1_common.undo.sql", "delete from word where text = 'common';\nvacuum word;\nvacuum;");
        seeds("dev").revert("common");
        assertThat(rows()).containsExactly("dev/2");
    }

    @Test
    void whatWasNotAppliedToItsEndIsNotTakenBack() {
        this.scripts.with("seeds/1_common.sql", "insert into word values ('common');\nvacuum word;\nselect 1 / 0;");
        catchThrowableOfType(StepFailedException.class, () -> seeds("dev").applyAll());

        assertThat(codes(() -> seeds("dev").revert("common"))).containsExactly(ErrorCode.UNFINISHED);
        assertThat(words()).containsExactly("common");
    }

    @Test
    void saysWhyItCannot() {
        this.scripts
                .with("seeds/3_forever.sql", "insert into word values ('forever')")
                .with("seeds/4_gone.sql", "insert into word values ('gone')")
                .with("seeds/demo/5_words.sql", "select 1");
        seeds("prod").applyAll();
        this.scripts.without("seeds/4_gone.sql");

        assertThat(codes(() -> seeds().revert("nothing"))).containsExactly(ErrorCode.UNKNOWN_VERSION);
        assertThat(codes(() -> seeds().revert("words"))).containsExactly(ErrorCode.AMBIGUOUS_NAME);
        assertThat(codes(() -> seeds().revert("dev/words"))).containsExactly(ErrorCode.UNKNOWN_VERSION);
        assertThat(codes(() -> seeds().revert("forever"))).containsExactly(ErrorCode.IRREVERSIBLE);
        assertThat(codes(() -> seeds().revert("gone"))).containsExactly(ErrorCode.ORPHANED);
        assertThat(rows()).containsExactly("/1", "/3", "/4");
    }

    @Test
    void whatIsWrongWithAnUndoScriptIsSaidBeforeTheSeedIsApplied() {
        this.scripts
                .with("seeds/1_common.undo.sql", "select $$ no end")
                .with("seeds/dev/2_words.undo.sql", "-- peng:run always\nselect 1")
                .with("seeds/3_alone.undo.sql", "select 1")
                .with("seeds/4_one.sql", "select 1")
                .with("seeds/4_other.undo.sql", "select 1");

        assertThat(codes(() -> seeds("dev").applyAll()))
                .containsExactlyInAnyOrder(
                        ErrorCode.SYNTAX, ErrorCode.INVALID_DIRECTIVE, ErrorCode.MISSING_UP, ErrorCode.MISNAMED_FILE);
        assertThat(words()).isEmpty();
    }

    @Test
    void twoUndoScriptsOfOneSeedAreRefused() {
        this.scripts.with("seeds/001_common.undo.sql", "select 1");

        assertThat(codes(() -> seeds().applyAll())).containsExactly(ErrorCode.DUPLICATE_VERSION);
    }

    @Test
    void anUndoScriptIsNoMigration() {
        this.scripts.with("migrations/1_a.undo.sql", "select 1");

        assertThat(codes(() -> peng().migrations().up())).containsExactly(ErrorCode.MISNAMED_FILE);
    }

    private List<String> words() {
        return this.database.column("select text from word order by text");
    }

    private List<String> rows() {
        return this.database.column("select profile || '/' || version from peng_seeds order by version");
    }

    private SeedProvider seeds(String... profiles) {
        return peng(profiles).seeds();
    }

    private Peng peng(String... profiles) {
        var settings = this.scripts.seeds().withProfiles(Set.of(profiles));
        return Peng.on(this.database.dataSource())
                .config(new PengConfig(
                        PengConfig.DEFAULT.run(), this.scripts.migrations(), settings, Map.of("word", "'common'")))
                .build();
    }

    private static List<ErrorCode> codes(Runnable run) {
        return catchThrowableOfType(ProblemsException.class, run::run).problems().stream()
                .map(Problem::code)
                .toList();
    }
}
