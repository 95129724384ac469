package dev.peng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.peng.Scripts;
import dev.peng.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A partition that is detached while others use its table: the server does it in two transactions. */
@Timeout(60)
class DetachIntegrationTests {

    private static final String PENDING = "select inhdetachpending::text from pg_inherits";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @BeforeEach
    void aPartitionedTable() {
        this.database.execute("create table p (a int) partition by list (a)");
        this.database.execute("create table c partition of p for values in (1)");
        Scripts.in(this.root)
                .migration(
                        "1_detach",
                        "create table b ();\nalter table p detach partition c concurrently;\ncreate table d ();",
                        "drop table b, d");
    }

    // J-08
    @Test
    void isDetachedToItsEndWhenItsBackendWasEndedHalfWay() throws Exception {
        endHalfWay();
        assertThat(this.database.column(PENDING)).containsExactly("true");
        assertThat(this.database.column("select state from peng_migrations")).containsExactly("running");

        migrations().up();

        assertThat(this.database.column(PENDING)).isEmpty();
        assertThat(this.database.hasTable("c")).isTrue();
        assertThat(this.database.hasTable("d")).isTrue();
        assertThat(this.database.column("select state || ' ' || parts from peng_migrations"))
                .containsExactly("applied 3");
    }

    @Test
    void isNotDetachedAgainWhenSomebodyHasBroughtItToItsEnd() throws Exception {
        endHalfWay();
        this.database.execute("alter table p detach partition c finalize");

        migrations().up();

        assertThat(this.database.column("select state from peng_migrations")).containsExactly("applied");
    }

    private void endHalfWay() throws SQLException, InterruptedException {
        try (var reader = this.database.dataSource().getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("select * from p");
            var run = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> migrations().up()));
            while (!this.database.column(PENDING).contains("true")) {
                Thread.sleep(5);
            }
            this.database.jdbc().sql("""
                            select pg_terminate_backend(pid) from pg_stat_activity
                             where datname = current_database() and query like 'alter table p detach%'""").query().listOfRows();
            assertThat(run.join()).isNotNull();
        }
    }

    private MigrationProvider migrations() {
        return Scripts.in(this.root).on(this.database.dataSource()).migrations();
    }
}
