package dev.peng.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What is left when a JVM ends, in whatever way. Real JVMs, in a temporary folder that nobody else sweeps. */
class JvmEndIntegrationTests {

    /** For init to reap a process that has ended. */
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    @TempDir
    private static Path temporary;

    @Test
    void leavesNothingWhenItEndsByItself() throws Exception {
        try (var jvm = OtherJvm.start(temporary)) {
            var data = Path.of(jvm.says());
            var postmaster = OtherJvm.postmasterOf(data);
            assertThat(postmaster.isAlive()).isTrue();

            jvm.end();

            assertThat(postmaster.onExit()).succeedsWithin(A_MOMENT);
            assertThat(left()).containsExactly("binaries");
        }
    }

    @Test
    void leavesNothingWhenItIsTerminated() throws Exception {
        try (var jvm = OtherJvm.start(temporary)) {
            var postmaster = OtherJvm.postmasterOf(Path.of(jvm.says()));

            jvm.terminate();

            assertThat(postmaster.onExit()).succeedsWithin(A_MOMENT);
            assertThat(left()).containsExactly("binaries");
        }
    }

    @Test
    void isSweptByTheNextStartsWhenItWasKilled() throws Exception {
        try (var living = OtherJvm.start(temporary);
                var killed = OtherJvm.start(temporary)) {
            var alive = OtherJvm.postmasterOf(Path.of(living.says()));
            var data = Path.of(killed.says());
            var orphan = OtherJvm.postmasterOf(data);
            killed.kill();
            assertThat(orphan.isAlive()).isTrue();

            startAtOnce(3);

            assertThat(orphan.onExit()).succeedsWithin(A_MOMENT);
            assertThat(data.getParent()).doesNotExist();
            assertThat(alive.isAlive()).isTrue();
            living.end();
            assertThat(left()).containsExactly("binaries");
        }
    }

    @Test
    void leavesAKeptDirectoryThatStartsAgainWithItsRowsWhenItWasKilled(@TempDir Path folder) throws Exception {
        var data = folder.resolve("data");
        try (var killed = OtherJvm.start(temporary, data)) {
            killed.says();
            Sql.execute(source(killed.says()), "create table t as select 42 as answer");
            var orphan = OtherJvm.postmasterOf(data);
            killed.kill();
            assertThat(orphan.isAlive()).isTrue();

            try (var next = LocalPostgres.builder().dataDirectory(data).start()) {
                assertThat(orphan.onExit()).succeedsWithin(A_MOMENT);
                assertThat(Sql.query(next.database("kept").dataSource(), "select answer from t"))
                        .isEqualTo("42");
            }
        }
    }

    private static void startAtOnce(int count) throws Exception {
        var jvms = new ArrayList<OtherJvm>();
        for (var i = 0; i < count; i++) {
            jvms.add(OtherJvm.start(temporary));
        }
        for (var jvm : jvms) {
            assertThat(Path.of(jvm.says())).exists();
        }
        for (var jvm : jvms) {
            jvm.end();
        }
    }

    private static PGSimpleDataSource source(String url) {
        var source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser("postgres");
        return source;
    }

    private static List<String> left() throws IOException {
        try (var files = Files.list(temporary.resolve("peng-local-postgres"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
