package dev.peng.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherProcessTests {

    @RegisterExtension
    final Project project = new Project();

    private Path home;
    private Path cache;

    @BeforeEach
    void aHomeOfItsOwn() throws IOException {
        assumeTrue(Files.exists(Path.of("/bin/sh")), "the launcher is a script of sh");
        this.home = Files.createDirectory(this.project.folder().resolve("a home"));
        this.cache = this.home.resolve(".cache/peng");
        this.project.table("1", "book").with("HOME", this.home.toString());
    }

    @Test
    void theFirstCallThatLooksAtADatabaseWritesTheArchiveAndTheNextOnesUseIt() throws IOException {
        assertThat(peng("--help").exitCode()).isZero();
        assertThat(peng("up").out()).contains("1 applied");
        assertThat(this.cache).doesNotExist();

        assertThat(peng("version").out()).contains("1");
        var archive = archives().get(0);
        var written = Files.getLastModifiedTime(archive);
        var status = this.project
                .with("PENG_JAVA_OPTS", "-Xshare:on")
                .start(launcher("status"))
                .end();

        assertThat(status.out()).contains("1 applied, 0 pending");
        assertThat(archives()).containsExactly(archive);
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(written);
    }

    @Test
    void theSignalToEndReachesTheRun() throws InterruptedException {
        this.project.migration("2_slow", "create table slow (); select pg_sleep(50);", "drop table slow;");
        var running = this.project.start(launcher("up"));
        while (this.project
                .column(
                        "select 1 from pg_stat_activity where datname = current_database() and query like 'select pg_sleep%'")
                .isEmpty()) {
            Thread.sleep(50);
        }

        running.process().destroy();

        assertThat(running.end().err()).contains("nothing of it remains");
        assertThat(this.project.hasTable("slow")).isFalse();
    }

    @Test
    void aCallThatFailsLeavesNothing() throws IOException {
        assertThat(peng("status", "--url=postgres://127.0.0.1:1/none").exitCode())
                .isNotZero();

        assertThat(archives()).isEmpty();
    }

    @Test
    void archivesOfOtherVersionsGoAwayWhenTheyAreOld() throws IOException {
        Files.createDirectories(this.cache);
        var old = Files.createFile(this.cache.resolve("1.jsa"));
        var cut = Files.createFile(this.cache.resolve("1.jsa.4711"));
        var young = Files.createFile(this.cache.resolve("2.jsa"));
        for (var file : List.of(old, cut)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(32))));
        }

        peng("status");

        assertThat(archives()).hasSize(2).contains(young);
    }

    @Test
    void twoFirstCallsAtOnceDoNotDisturbEachOther() throws IOException {
        var one = this.project.start(launcher("status"));
        var other = this.project.start(launcher("status"));

        assertThat(one.end().exitCode()).isZero();
        assertThat(other.end().exitCode()).isZero();
        assertThat(archives()).hasSize(1);
        assertThat(peng("status").out()).contains("1 pending");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/dev/null", "/proc/self"})
    void withoutAFolderThatCanBeWrittenItRunsWithoutAnArchive(String folder) {
        var status = this.project.with("HOME", folder).start(launcher("status")).end();

        assertThat(status.exitCode()).isZero();
        assertThat(status.err()).isEmpty();
        assertThat(status.out()).contains("1 pending");
    }

    @Test
    void itIsFoundByALinkAndFindsAJavaInAFolderWithABlank() throws IOException {
        var java = Files.createSymbolicLink(this.home.resolve("a java"), Path.of(System.getProperty("java.home")));
        var link = Files.createSymbolicLink(this.home.resolve("my peng"), script());
        var command = this.project.with("JAVA_HOME", java.toString()).command();

        var status =
                this.project.start(command.command(link.toString(), "status")).end();

        assertThat(status.err()).isEmpty();
        assertThat(status.out()).contains("1 pending");
        assertThat(archives()).hasSize(1);
    }

    @Test
    void withoutJavaItSaysWhatIsNeeded() {
        var status = this.project
                .with("JAVA_HOME", "/nowhere")
                .start(launcher("status"))
                .end();

        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.err()).contains("Java 17", "JAVA_HOME");
    }

    private Project.Ended peng(String... args) {
        return this.project.start(launcher(args)).end();
    }

    private ProcessBuilder launcher(String... args) {
        var words = new ArrayList<>(List.of(script().toString()));
        words.addAll(List.of(args));
        var command = this.project.command().command(words);
        command.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        command.environment().remove("XDG_CACHE_HOME");
        return command;
    }

    private static Path script() {
        return Path.of(System.getProperty("peng.jar")).resolveSibling("peng");
    }

    private List<Path> archives() throws IOException {
        if (!Files.exists(this.cache)) {
            return List.of();
        }
        try (var files = Files.list(this.cache)) {
            return files.sorted().toList();
        }
    }
}
