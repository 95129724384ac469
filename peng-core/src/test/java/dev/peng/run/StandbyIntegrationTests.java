package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Peng;
import dev.peng.Scripts;
import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.QueryFailedException;
import dev.peng.local.LocalPostgres;
import dev.peng.migration.MigrationState;
import dev.peng.query.QueryCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A server that only follows another one: it can be read, and says that it cannot be written to. */
@Timeout(180)
class StandbyIntegrationTests {

    @TempDir
    Path root;

    @Test
    void isReadButNotWrittenTo() throws IOException {
        var data = this.root.resolve("data");
        var scripts = Scripts.in(this.root.resolve("scripts"))
                .migration("1_a", "create table a ()", "drop table a")
                .with("seeds/1_rows.sql", "insert into a default values")
                .with("queries/rows.sql", "select count(*) from a")
                .with("queries/clear.sql", "-- peng:write\n\ndelete from a");
        try (var primary = LocalPostgres.builder().dataDirectory(data).start()) {
            on(primary, scripts).run();
        }
        Files.createFile(data.resolve("standby.signal"));

        try (var standby = LocalPostgres.builder().dataDirectory(data).start()) {
            var peng = on(standby, scripts);
            assertThat(peng.migrations().status().count(MigrationState.APPLIED)).isOne();
            assertThat(peng.migrations().drift()).isEmpty();
            assertThat(peng.run().migrations().outcome().steps()).isEmpty();
            assertThat(peng.queries().run(QueryCall.of("rows")).rows()).containsExactly(List.of("1"));
            assertThatExceptionOfType(QueryFailedException.class)
                    .isThrownBy(() -> peng.queries().run(QueryCall.of("clear").writing()))
                    .withMessageContaining("during recovery");

            scripts.migration("2_b", "create table b ()", "drop table b");
            assertThat(peng.migrations().plan(true).steps()).hasSize(1);
            assertStandby(() -> peng.migrations().up());
            assertStandby(() -> peng.migrations().down());
            assertStandby(peng::run);
            assertThat(peng.migrations().status().count(MigrationState.PENDING)).isOne();
        }
    }

    private static void assertStandby(Runnable run) {
        var failure = catchThrowableOfType(DatabaseException.class, run::run);
        assertThat(failure.code()).isEqualTo(ErrorCode.STANDBY);
        assertThat(failure.action()).contains("targetServerType=primary");
    }

    private static Peng on(LocalPostgres server, Scripts scripts) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser("postgres");
        return scripts.on(source);
    }
}
