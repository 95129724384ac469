package dev.peng.boot;

import static org.awaitility.Awaitility.await;

import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of a test's own. */
public final class TestDatabase implements AutoCloseable {

    private final LocalDatabase database = LocalPostgres.shared().newDatabase();

    /** What an application has to set to use it. */
    public List<String> properties() {
        return List.of(
                "spring.datasource.url=" + this.database.jdbcUrl(),
                "spring.datasource.username=" + this.database.username(),
                "spring.datasource.password=" + this.database.password());
    }

    public LocalDatabase local() {
        return this.database;
    }

    /** The first column of a query as text. */
    public List<String> column(String sql) {
        return jdbc().sql(sql).query((row, number) -> row.getString(1)).list();
    }

    public void execute(String sql) {
        jdbc().sql(sql).update();
    }

    public boolean hasTable(String name) {
        return jdbc().sql("select to_regclass(?) is not null")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    /** Takes an advisory lock that a script can wait for; closing the connection frees it. */
    public Connection lock(long key) throws SQLException {
        var connection = this.database.dataSource().getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + key + ")");
        }
        return connection;
    }

    /** Returns as soon as somebody waits for such a lock. */
    public void awaitSomeoneAtTheLock() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !column("select pid from pg_locks where locktype = 'advisory' and not granted")
                        .isEmpty());
    }

    @Override
    public void close() {
        this.database.drop();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(this.database.dataSource());
    }
}
