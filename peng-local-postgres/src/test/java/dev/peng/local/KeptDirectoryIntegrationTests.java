package dev.peng.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peng.local.LocalPostgresException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDirectoryIntegrationTests {

    @TempDir
    private Path folder;

    @Test
    void keepsItsRowsAndIsSafe() throws SQLException {
        try (var first = start()) {
            Sql.execute(first.database("app").dataSource(), "create table t as select 42 as answer");
            assertThat(first.location()).isEqualTo(data().toString());
        }

        try (var second = start()) {
            var app = second.database("app").dataSource();
            assertThat(Sql.query(app, "select answer from t")).isEqualTo("42");
            assertThat(Sql.query(app, "show fsync")).isEqualTo("on");
            assertThat(Sql.query(app, "show synchronous_commit")).isEqualTo("on");
            assertThat(Sql.query(app, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void isRefusedTwiceInOneJvmAndToAnotherJvm() throws Exception {
        try (var holder = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(LocalPostgresException.class)
                    .hasMessageContaining(data().toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());

            // The refusal above must not have given the lock away.
            try (var other = OtherJvm.start(temporary(), data())) {
                assertThat(other.says())
                        .startsWith("IN_USE " + data())
                        .contains("process " + ProcessHandle.current().pid());
            }
            assertThat(Sql.query(holder.database("app").dataSource(), "select 1"))
                    .isEqualTo("1");
        }
    }

    @Test
    void namesBothVersionsWhenAnotherMajorMadeIt() throws IOException {
        Files.createDirectories(data().resolve("global"));
        Files.createFile(data().resolve("global/pg_control"));
        Files.writeString(data().resolve("PG_VERSION"), "13\n");

        assertThatThrownBy(this::start)
                .hasMessageContaining("made by PostgreSQL 13, and this is PostgreSQL "
                        + LocalPostgres.shared().version())
                .hasMessageContaining("run with version 13, or choose another folder, or delete it")
                .extracting("reason")
                .isEqualTo(Reason.OTHER_VERSION);
    }

    @Test
    void leavesAFolderAloneThatIsNoDataDirectory() throws IOException {
        Files.createDirectories(data());
        var precious = Files.writeString(data().resolve("thesis.txt"), "precious");

        assertThatThrownBy(this::start)
                .hasMessageContaining("neither empty nor a whole PostgreSQL data directory")
                .extracting("reason")
                .isEqualTo(Reason.BROKEN_DATA_DIRECTORY);
        assertThat(precious).hasContent("precious");
    }

    @Test
    void startsInAnEmptyFolderAfterAnInterruptedInitialisation() throws Exception {
        Files.createDirectories(data());
        Files.createDirectories(folder.resolve("data.unfinished/base"));

        try (var server = start()) {
            assertThat(Sql.query(server.database("app").dataSource(), "select 1"))
                    .isEqualTo("1");
        }
        assertThat(folder.resolve("data.unfinished")).doesNotExist();
    }

    @Test
    void isNeverGivenToDocker() {
        var builder = LocalPostgres.builder().dataDirectory(data()).kind(ServerKind.DOCKER);

        assertThatThrownBy(builder::start)
                .hasMessageContaining("embedded")
                .extracting("reason")
                .isEqualTo(Reason.BAD_SETTING);
    }

    private LocalPostgres start() {
        return LocalPostgres.builder().dataDirectory(data()).start();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
