package dev.peng.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.history.DriftIssue;
import dev.peng.history.DriftKind;
import dev.peng.source.Checksum;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SeedProviderIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private Scripts scripts;

    @BeforeEach
    void aTableAndItsSeeds() {
        this.database.execute("create table word (text text, place int generated always as identity)");
        this.scripts = Scripts.in(this.root)
                .with("seeds/1_common.sql", insert("common 1"))
                .with("seeds/10_late.sql", insert("common 10"))
                .with("seeds/dev/2_words.sql", insert("dev 2"))
                .with("seeds/demo/1_words.sql", insert("demo 1"))
                .with("seeds/default/3_words.sql", insert("default 3"));
    }

    @Test
    void appliesTheCommonOnesAndThoseOfTheProfileInTheOrderOfVersions() {
        seeds("dev").apply();

        assertThat(words()).containsExactly("common 1", "dev 2", "common 10");
        assertThat(this.database.column("select profile || '/' || version from peng_seeds order by applied_at"))
                .containsExactly("/1", "dev/2", "/10");
    }

    @Test
    void appliesEachOnce() {
        seeds("dev").apply();

        assertThat(seeds("dev").apply().outcome().steps()).isEmpty();
        assertThat(words()).hasSize(3);
    }

    @Test
    void anotherProfileAddsItsOwn() {
        seeds("dev").apply();

        seeds("dev", "demo").apply();

        assertThat(words()).containsExactly("common 1", "dev 2", "common 10", "demo 1");
    }

    @Test
    void theFolderDefaultIsForNoProfile() {
        seeds().applyAll();

        assertThat(words()).containsExactly("common 1", "default 3", "common 10");
    }

    @Test
    void statusShowsSeedsOfOtherProfilesAsNotSelected() {
        seeds("dev").apply();

        var status = seeds("dev").status();

        assertThat(status.count(SeedState.APPLIED)).isEqualTo(3);
        assertThat(status.count(SeedState.NOT_SELECTED)).isEqualTo(2);
        assertThat(status.count(SeedState.PENDING)).isZero();
    }

    @Test
    void onlyASeedThatIsAppliedOrSelectedIsHashed() {
        seeds("dev").apply();

        assertThat(seeds("demo").status().entries())
                .filteredOn(entry -> entry.currentChecksum().equals(Checksum.UNKNOWN))
                .extracting(SeedEntry::profile)
                .containsExactly("default");
    }

    @Test
    void aSeedOfAProfileThatIsNoLongerActiveStaysApplied() {
        seeds("dev").apply();

        assertThat(seeds("demo").status().entries())
                .filteredOn(entry -> entry.profile().equals("dev"))
                .extracting(SeedEntry::state)
                .containsExactly(SeedState.APPLIED);
    }

    // P-13
    @Test
    void anEditedOrMissingSeedIsDriftAndRunsNoSecondTime() {
        seeds("dev").apply();
        this.scripts.with("seeds/1_common.sql", insert("edited")).without("seeds/dev/2_words.sql");

        var report = seeds("dev").apply();

        assertThat(report.outcome().steps()).isEmpty();
        assertThat(report.status().drift())
                .extracting(DriftIssue::kind)
                .containsExactly(DriftKind.CHECKSUM_CHANGED, DriftKind.ORPHANED);
        assertThat(report.status().drift()).extracting(DriftIssue::name).containsExactly("common", "dev/words");
        assertThat(words()).hasSize(3);
    }

    @Test
    void aFailingSeedLeavesNothingOfItselfAndNoRow() {
        this.scripts.with("seeds/dev/2_words.sql", insert("half") + ";\ninsert into wrod values (1)");

        var failure = catchThrowableOfType(
                StepFailedException.class, () -> seeds("dev").apply());

        assertThat(failure.step()).isEqualTo("seed dev/2_words");
        assertThat(failure.appliedBefore()).containsExactly("1_common");
        assertThat(failure.statement().place().line()).isEqualTo(2);
        assertThat(words()).containsExactly("common 1");
        assertThat(this.database.column("select version from peng_seeds")).containsExactly("1");
    }

    @Test
    void allProblemsComeAtOnceAndNothingIsApplied() {
        this.scripts
                .with("seeds/words.sql", "select 1")
                .with("seeds/dev/eu/1_deep.sql", "select 1")
                .with("seeds/dev/5_rows.csv", "text,text\na")
                .with("seeds/001_again.sql", "select 1")
                .with("seeds/6_open.sql", "select $$ no end");

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> seeds("dev").apply())
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .containsExactlyInAnyOrder(
                                ErrorCode.MISNAMED_FILE,
                                ErrorCode.MISNAMED_FILE,
                                ErrorCode.SYNTAX,
                                ErrorCode.DUPLICATE_VERSION,
                                ErrorCode.SYNTAX));
        assertThat(words()).isEmpty();
    }

    @Test
    void aBrokenSeedOfAnotherProfileIsNotInTheWay() {
        this.scripts.with("seeds/demo/7_open.sql", "select 'no end");

        seeds("dev").apply();

        assertThat(words()).hasSize(3);
    }

    private List<String> words() {
        return this.database.column("select text from word order by place");
    }

    private SeedProvider seeds(String... profiles) {
        var settings = this.scripts.seeds().withProfiles(Set.of(profiles));
        var config = new PengConfig(PengConfig.DEFAULT.run(), this.scripts.migrations(), settings);
        return Peng.on(this.database.dataSource()).config(config).build().seeds();
    }

    private static String insert(String text) {
        return "insert into word (text) values ('%s')".formatted(text);
    }
}
