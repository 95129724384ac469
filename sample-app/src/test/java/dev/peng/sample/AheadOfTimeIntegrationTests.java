package dev.peng.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The build has processed the sample ahead of time, without a database and without a profile. */
class AheadOfTimeIntegrationTests {

    private final LocalDatabase database = LocalPostgres.shared().newDatabase();

    @TempDir
    Path folder;

    @AfterEach
    void dropTheDatabase() {
        this.database.drop();
    }

    // The index of the build does not have the late one.
    @Test
    void appliesWhatWasThereAtTheBuildWithoutASearch() throws Exception {
        var late = Files.createDirectories(this.folder.resolve("peng/migrations"));
        Files.writeString(late.resolve("20300101000000_late.up.sql"), "create table late ()");
        Files.writeString(late.resolve("20300101000000_late.down.sql"), "drop table late");

        try (var library = start().awaitReady()) {
            assertThat(library.log()).contains("Starting AOT-processed LendingLibraryApplication");
            assertThat(column("select version from peng_migrations order by version"))
                    .hasSize(7)
                    .endsWith("20260126120000", "20260127090000");
            assertThat(column("select name from peng_seeds order by version")).containsExactly("branches", "shelves");
            assertThat(library.get("/actuator/peng"))
                    .contains("\"state\":\"up-to-date\"", "\"version\":\"20260127090000\"");
            assertThat(library.get("/books")).contains("9780201633610");
        }
    }

    @Test
    void appliesFilesAndJavaSeedsOfAProfileThatTheBuildDidNotKnow() throws Exception {
        try (var library = start("spring.profiles.active=dev").awaitReady()) {
            assertThat(column("select name from peng_seeds order by version"))
                    .containsExactly("branches", "shelves", "member", "first_loans");
            assertThat(library.get("/members")).contains("Dev Eloper", "Tess Ter");
            assertThat(library.get("/actuator/peng/seeds")).contains("\"name\":\"first_loans\"", "\"not-selected\"");
        }
    }

    @Test
    void refusesToRunAtAnotherMoment() throws Exception {
        try (var library = start("peng.run-at=manual")) {
            assertThat(library.exitCode()).isOne();
            assertThat(library.log())
                    .contains(
                            "APPLICATION FAILED TO START",
                            "peng.run-at=manual, but the application was processed ahead of time with ready",
                            "build it with the setting that it is to run with")
                    .doesNotContain("\tat ");
            assertThat(column("select relname from pg_class where relname like 'peng%'"))
                    .isEmpty();
        }
    }

    private LibraryProcess start(String... more) throws Exception {
        return LibraryProcess.start(this.database, this.folder, more);
    }

    private List<String> column(String sql) {
        return JdbcClient.create(this.database.dataSource())
                .sql(sql)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
