package dev.peng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.peng.error.ErrorCode;
import dev.peng.error.ProblemsException;
import dev.peng.migration.JavaMigration;
import dev.peng.migration.MigrationEntry;
import dev.peng.migration.MigrationState;
import dev.peng.seed.JavaSeed;
import dev.peng.seed.SeedEntry;
import dev.peng.seed.SeedState;
import dev.peng.source.Checksum;
import dev.peng.source.JavaIndex;
import dev.peng.source.Version;
import dev.peng.source.Versioned;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Java migrations and seeds of which a tool knows no more than the index says. */
class KnownJavaIntegrationTests {

    private static final JavaIndex INDEX = new JavaIndex(List.of(
            new JavaIndex.Entry(
                    JavaIndex.Kind.MIGRATION, Version.of("2"), new Checksum("v1"), "com.example.Two", "two"),
            new JavaIndex.Entry(JavaIndex.Kind.SEED, Version.of("5"), new Checksum("v1"), "com.example.Five", "five")));

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @BeforeEach
    void twoScriptsAroundIt() {
        Scripts.in(this.root)
                .migration("1_one", "create table one ()", "drop table one")
                .migration("3_three", "create table three ()", "drop table three");
    }

    @Test
    void theyAreNotOrphanedOnceTheApplicationHasRunThem() {
        builder()
                .javaMigrations(List.of(new Two()))
                .javaSeeds(List.of(new Five()))
                .build()
                .run();

        var tool = builder().javaIndex(INDEX).build();

        assertThat(tool.migrations().drift()).isEmpty();
        assertThat(tool.seeds().drift()).isEmpty();
        assertThat(tool.migrations().status().entries())
                .extracting(MigrationEntry::state)
                .containsOnly(MigrationState.APPLIED);
        assertThat(tool.seeds().status().entries()).extracting(SeedEntry::state).containsExactly(SeedState.APPLIED);
        assertThat(tool.run().migrations().outcome().steps()).isEmpty();
    }

    @Test
    void anEditIsSeenByTheDeclaredChecksum() {
        builder().javaMigrations(List.of(new Two())).build().migrations().up();
        var edited = new JavaIndex(List.of(new JavaIndex.Entry(
                JavaIndex.Kind.MIGRATION, Version.of("2"), new Checksum("v2"), "com.example.Two", "two")));

        assertThat(builder().javaIndex(edited).build().migrations().drift()).hasSize(1);
    }

    @Test
    void aPendingOneRefusesWhatGoesBeyondIt() {
        var tool = builder().javaIndex(INDEX).build();

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> tool.migrations().up())
                .withMessageContaining("migration 2_two is written in Java (com.example.Two)")
                .extracting(ProblemsException::code)
                .isEqualTo(ErrorCode.NEEDS_APPLICATION);
        assertThat(this.database.hasTable("one")).isFalse();

        tool.migrations().upTo(Version.of("1"));

        assertThat(this.database.hasTable("one")).isTrue();
    }

    @Test
    void oneThatIsAppliedIsNotRevertedWithoutTheApplication() {
        builder().javaMigrations(List.of(new Two())).build().migrations().up();
        var tool = builder().javaIndex(INDEX).build();

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> tool.migrations().down(2))
                .extracting(ProblemsException::code)
                .isEqualTo(ErrorCode.NEEDS_APPLICATION);
        assertThat(this.database.hasTable("three")).isTrue();
    }

    @Test
    void aSeedOfWhichNobodyKnowsWhetherItIsDueIsLeftToTheApplication() {
        var tool = builder().javaIndex(INDEX).build();

        assertThat(tool.seeds().applyAll().outcome().steps()).isEmpty();
        assertThat(tool.seeds().status().entries())
                .extracting(SeedEntry::state)
                .containsExactly(SeedState.NOT_SELECTED);
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> tool.seeds().apply("five"))
                .withMessageContaining("five");
    }

    private Peng.Builder builder() {
        return Peng.on(this.database.dataSource()).config(Scripts.in(this.root).config());
    }

    @Versioned(version = "2", name = "two", checksum = "v1")
    static final class Two implements JavaMigration {

        @Override
        public void up(JdbcClient jdbc) {
            jdbc.sql("create table two ()").update();
        }

        @Override
        public void down(JdbcClient jdbc) {
            jdbc.sql("drop table two").update();
        }
    }

    @Versioned(version = "5", name = "five", checksum = "v1")
    static final class Five implements JavaSeed {

        @Override
        public void run(JdbcClient jdbc) {
            jdbc.sql("select 1").query(Integer.class).single();
        }
    }
}
