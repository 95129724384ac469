package dev.peng;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** A whole run on the one connection of a pool, which the application finds afterwards as it was. */
class PoolIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private String role;

    @BeforeEach
    void makeRole() {
        this.role = "role_of_" + this.database.local().name();
        this.database.execute("create role " + this.role);
        this.database.execute("grant all on schema public to " + this.role);
    }

    @AfterEach
    void dropRole() {
        this.database.execute("drop owned by " + this.role);
        this.database.execute("drop role " + this.role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"readOnly=true", "autosave=always", "preferQueryMode=simple", "socketTimeout=1"})
    void runsWhateverTheUrlSays(String option) throws SQLException {
        var url = this.database.local().jdbcUrl();
        var source = source();
        source.setUrl(url + (url.contains("?") ? "&" : "?") + option);

        try (var pool = pool(source, config -> {})) {
            assertRunsAndLeavesNoTrace(pool, pool);
        }
    }

    @Test
    void runsOutsideOfAutocommit() throws SQLException {
        try (var pool = pool(source(), config -> {
            config.setAutoCommit(false);
            // Otherwise the pool does not commit its initial SQL.
            config.setIsolateInternalQueries(true);
        })) {
            assertRunsAndLeavesNoTrace(pool, pool);
        }
    }

    @Test
    void runsWhereThePoolIsReadOnly() throws SQLException {
        try (var pool = pool(source(), config -> config.setReadOnly(true))) {
            assertRunsAndLeavesNoTrace(pool, pool);
        }
    }

    @Test
    void runsWhereConnectionsAreFetchedLate() throws SQLException {
        try (var pool = pool(source(), config -> {})) {
            assertRunsAndLeavesNoTrace(pool, new LazyConnectionDataSourceProxy(pool));
        }
    }

    private void assertRunsAndLeavesNoTrace(HikariDataSource pool, DataSource given) throws SQLException {
        var before = state(pool);
        Scripts.in(this.root)
                .migration("1_slow", "create table a (id int); select pg_sleep(2)", "drop table a")
                .migration("2_parts", """
                        insert into a values (1);
                        create index concurrently on a (id);
                        set search_path = pg_catalog;
                        set application_name = 'script';
                        reset role;
                        """, "select 1")
                .with("seeds/1_rows.sql", "set statement_timeout = '1h'; copy a from stdin;\n2\n3\n\\.\n")
                .on(given)
                .run();

        assertThat(this.database.column("select id from a order by id")).containsExactly("1", "2", "3");
        assertThat(state(pool)).isEqualTo(before).contains("app", this.role, "7min");
    }

    private HikariDataSource pool(DataSource source, Consumer<HikariConfig> settings) {
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(5_000);
        config.setConnectionInitSql(
                "set application_name = 'app'; set statement_timeout = '7min'; set role " + this.role);
        settings.accept(config);
        return new HikariDataSource(config);
    }

    private PGSimpleDataSource source() {
        return (PGSimpleDataSource) this.database.dataSource();
    }

    // Of the driver, and of the session on the server, which must be the same one.
    private static List<String> state(HikariDataSource pool) throws SQLException {
        var state = new ArrayList<String>();
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select pg_backend_pid()::text
                        union all select unnest(array[session_user, current_user])::text
                        union all select current_setting(name) from unnest(array['application_name', 'search_path',
                            'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout',
                            'default_transaction_read_only', 'transaction_read_only']) as name
                        union all (select name || '=' || setting from pg_settings
                                    where source = 'session' and name !~ '^transaction_' order by 1)""")) {
            while (rows.next()) {
                state.add(rows.getString(1));
            }
            var driver = connection.unwrap(PGConnection.class);
            state.add("autocommit " + connection.getAutoCommit() + ", read only " + connection.isReadOnly());
            state.add("timeout " + connection.getNetworkTimeout() + ", valid " + connection.isValid(1));
            state.add("autosave " + driver.getAutosave() + ", prepared after " + driver.getPrepareThreshold());
        }
        return state;
    }
}
