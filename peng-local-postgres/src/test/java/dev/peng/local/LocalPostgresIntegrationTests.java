package dev.peng.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LocalPostgresIntegrationTests {

    private final LocalPostgres server = LocalPostgres.shared();

    @Test
    void isOneThoughEightThreadsAskFirst() throws Exception {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));

        try (var fresh = OtherJvm.start(EightThreads.class, temporary, List.of())) {
            assertThat(fresh.says()).isEqualTo("1");
            fresh.end();
        }
    }

    @Test
    void runsTheVersionThatWasAskedFor() throws SQLException {
        var asked = Integer.getInteger("peng.local.version", server.version());

        var version = Sql.query(server.newDatabase().dataSource(), "show server_version_num");

        assertThat(server.version()).isEqualTo(asked);
        assertThat(version).startsWith(asked.toString());
    }

    @Test
    void staysUpWhenTheSharedServerIsClosed() throws SQLException {
        server.close();

        assertThat(Sql.query(server.newDatabase().dataSource(), "select 1")).isEqualTo("1");
    }

    @Test
    void clonesAreIndependent() throws SQLException {
        var one = server.newDatabase();
        var other = server.newDatabase();

        Sql.execute(one.dataSource(), "create table t (id int)");

        Sql.execute(other.dataSource(), "create table t (id int)");
        assertThat(one.name()).isNotEqualTo(other.name());
    }

    @Test
    void copiesAPreparedDatabaseThoughSomebodyIsConnected() throws SQLException {
        var prepared = server.newDatabase();
        Sql.execute(prepared.dataSource(), "create table t as select 42 as answer");

        LocalDatabase copy;
        try (var open = prepared.dataSource().getConnection()) {
            copy = server.newDatabase(prepared.asTemplate().name());
            assertThat(open.isValid(1)).isFalse();
        }

        assertThat(Sql.query(copy.dataSource(), "select answer from t")).isEqualTo("42");
        assertThatThrownBy(() -> prepared.dataSource().getConnection())
                .hasMessageContaining("not currently accepting connections");
    }

    @Test
    void copiesATemplateFromManyThreads() throws Exception {
        var template = server.newDatabase();
        Sql.execute(template.dataSource(), "create table t as select 42 as answer");
        template.asTemplate();
        var threads = Executors.newFixedThreadPool(4);
        Callable<String> copy =
                () -> Sql.query(server.newDatabase(template.name()).dataSource(), "select answer from t");

        var answers = threads.invokeAll(Collections.nCopies(8, copy));

        threads.shutdown();
        for (var answer : answers) {
            assertThat(answer.get()).isEqualTo("42");
        }
    }

    @Test
    void goesBackToASnapshotUnderItsOwnName() throws SQLException {
        var database = server.newDatabase();
        Sql.execute(database.dataSource(), "create table t as select 42 as answer");
        var snapshot = database.snapshot();
        Sql.execute(database.dataSource(), "update t set answer = 43");

        try (var open = database.dataSource().getConnection()) {
            database.resetTo(snapshot);
            assertThat(open.isValid(1)).isFalse();
        }

        assertThat(Sql.query(database.dataSource(), "select answer from t")).isEqualTo("42");
        assertThatThrownBy(() -> snapshot.dataSource().getConnection())
                .hasMessageContaining("not currently accepting connections");
    }

    @Test
    void goesBackThoughSomebodyConnectsAllTheTime() throws Exception {
        var database = server.newDatabase();
        Sql.execute(database.dataSource(), "create table t as select 42 as answer");
        var restless = Executors.newFixedThreadPool(2);
        var on = new AtomicBoolean(true);
        for (int i = 0; i < 2; i++) {
            restless.submit(() -> {
                while (on.get()) {
                    try (var open = database.dataSource().getConnection()) {
                        open.isValid(1);
                    } catch (SQLException refused) {
                        Thread.onSpinWait();
                    }
                }
            });
        }

        var snapshot = database.snapshot();
        for (int i = 0; i < 10; i++) {
            database.resetTo(snapshot);
        }

        on.set(false);
        restless.shutdown();
        assertThat(restless.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Sql.query(database.dataSource(), "select answer from t")).isEqualTo("42");
    }

    @Test
    void saysWhichTemplateIsMissing() {
        assertThatThrownBy(() -> server.newDatabase("no such \"thing\""))
                .isInstanceOf(LocalPostgresException.class)
                .hasMessageContaining("no such \"thing\"")
                .hasMessageContaining("does not exist");
    }

    @Test
    void dropsADatabaseInUse() throws SQLException {
        var database = server.newDatabase();
        try (var open = database.dataSource().getConnection()) {
            database.close();

            assertThat(open.isValid(1)).isFalse();
        }
        database.drop();
        assertThatThrownBy(() -> database.dataSource().getConnection()).hasMessageContaining("does not exist");
    }

    @Test
    void createsANamedDatabaseOnceWhateverItsName() throws SQLException {
        try (var database = server.database("a/b \"c\" é")) {
            Sql.execute(database.dataSource(), "create table t as select current_database() as name");

            var again = server.database("a/b \"c\" é");

            assertThat(Sql.query(again.dataSource(), "select name from t")).isEqualTo("a/b \"c\" é");
        }
    }

    @Test
    void isFastBecauseItIsThrownAway() throws SQLException {
        var database = server.newDatabase().dataSource();

        assertThat(Sql.query(database, "show fsync")).isEqualTo("off");
        assertThat(Sql.query(database, "show synchronous_commit")).isEqualTo("off");
        assertThat(Sql.query(database, "show full_page_writes")).isEqualTo("off");
        assertThat(Sql.query(database, "show max_connections")).isEqualTo("200");
    }
}
