package dev.peng.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.fail;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.peng.TestDatabase;
import dev.peng.error.ConfigurationException;
import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.LockHolder;
import dev.peng.error.LockTimeoutException;
import dev.peng.script.Script;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class SessionIntegrationTests {

    private static final LockSettings IMPATIENT = new LockSettings(Duration.ZERO, Duration.ofMillis(10));

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "readOnly=true",
                "autosave=always",
                "preferQueryMode=simple",
                "socketTimeout=1",
                "prepareThreshold=1"
            })
    void worksWithWhateverTheUrlSaysAndGivesTheConnectionBackAsItWas(String option) throws SQLException {
        var url = this.database.local().jdbcUrl();
        var source = new PGSimpleDataSource();
        source.setUrl(url + (url.contains("?") ? "&" : "?") + option);
        source.setUser(this.database.local().username());
        source.setPassword(this.database.local().password());

        try (var pool = pool(source, config -> {})) {
            var before = state(pool);
            runUnderLock(pool, "create table a (id int); select pg_sleep(1.2);");

            assertThat(this.database.hasTable("a")).isTrue();
            assertThat(state(pool)).isEqualTo(before);
        }
    }

    @Test
    void worksWithAPoolThatIsReadOnlyAndNotInAutocommit() throws SQLException {
        try (var pool = pool(this.database.dataSource(), config -> {
            config.setReadOnly(true);
            config.setAutoCommit(false);
        })) {
            var before = state(pool);
            runUnderLock(pool, "create table a (id int)");

            assertThat(this.database.hasTable("a")).isTrue();
            assertThat(state(pool)).isEqualTo(before);
        }
    }

    @Test
    void worksOnAConnectionWhoseInitialSqlIsNotCommittedYet() throws SQLException {
        try (var pool = pool(this.database.dataSource(), config -> {
            config.setReadOnly(true);
            config.setAutoCommit(false);
            config.setConnectionInitSql("set work_mem = '9MB'");
        })) {
            runUnderLock(pool, "create table a (id int)");

            assertThat(this.database.hasTable("a")).isTrue();
            assertThat(one(pool, "show work_mem")).isEqualTo("9MB");
        }
    }

    @Test
    void leavesTheSessionOnTheServerAsThePoolHadSetIt() throws SQLException {
        this.database.execute("create schema app");
        this.database.execute("create role reader");
        try (var pool = pool(
                this.database.dataSource(),
                config -> config.setConnectionInitSql(
                        "set search_path = app, public; set application_name = 'it''s mine'; set role reader"))) {
            this.database.execute("grant all on schema app to reader");
            runUnderLock(pool, """
                    create table here (id int);
                    set search_path = '';
                    set statement_timeout = '5min';
                    reset role;
                    create temp table scratch (id int);
                    prepare p as select 1;
                    listen news;
                    declare c cursor with hold for select 1;
                    """);

            assertThat(this.database.hasTable("app.here")).isTrue();
            assertThat(one(pool, "select current_setting('search_path')")).isEqualTo("app, public");
            assertThat(one(pool, "select current_setting('application_name')")).isEqualTo("it's mine");
            assertThat(one(pool, "select current_user")).isEqualTo("reader");
            assertThat(one(pool, "select current_setting('statement_timeout')")).isEqualTo("0");
            assertThat(one(pool, "select to_regclass('pg_temp.scratch')::text")).isNull();
            assertThat(one(pool, "select count(*)::text from pg_cursors where name = 'c'"))
                    .isEqualTo("0");
            assertThat(one(pool, "select count(*)::text from pg_listening_channels()"))
                    .isEqualTo("0");
        } finally {
            this.database.execute("drop owned by reader");
            this.database.execute("drop role reader");
        }
    }

    @Test
    void whoThePoolHasMadeOfTheSessionItStays() throws SQLException {
        this.database.execute("create role deputy");
        this.database.execute("grant all on schema public to deputy");
        try (var pool = pool(
                this.database.dataSource(),
                config -> config.setConnectionInitSql("set session authorization deputy"))) {
            runUnderLock(pool, "prepare p as select 1; create table by_deputy ()");

            assertThat(one(pool, "select session_user || ' ' || current_user")).isEqualTo("deputy deputy");
            assertThat(one(pool, "select count(*)::text from pg_prepared_statements"))
                    .isEqualTo("0");
            assertThat(this.database.column("select tableowner from pg_tables where tablename = 'by_deputy'"))
                    .containsExactly("deputy");
        } finally {
            this.database.execute("drop owned by deputy");
            this.database.execute("drop role deputy");
        }
    }

    @Test
    void aScriptsSettingsDoNotReachTheNextScript() {
        try (var session = Session.open(this.database.dataSource())) {
            var seen = new ArrayList<String>();
            session.holdingLock(1, IMPATIENT, () -> true, (holder, waited) -> {}, () -> {
                session.step(() -> session.run(script("set search_path = 'pg_catalog'; set work_mem = '77MB'")));
                session.forgetStep();
                seen.add(session.jdbc()
                        .sql("show search_path")
                        .query(String.class)
                        .single());
                seen.add(session.jdbc().sql("show work_mem").query(String.class).single());
            });

            assertThat(seen).doesNotContain("pg_catalog", "77MB");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index on filled (setting_role(id))",
                "insert into filled select setting_role(1)",
                "alter table filled add column more int default setting_role(1)",
                "alter table filled add column more of_a_function"
            })
    void whatFunctionsOfAScriptSetDoesNotReachTheNextScript(String sql) {
        this.database.execute("""
                create function setting_role(i int) returns int language plpgsql immutable as
                $$ begin perform set_config('search_path', 'pg_catalog', false); return i; end $$;
                create table filled as select 1 as id;
                create domain of_a_function as int default setting_role(1);
                """);

        assertThat(searchPathAfter(sql)).doesNotContain("pg_catalog");
    }

    @Test
    void whatEventTriggersSetDoesNotReachTheNextScript() {
        this.database.execute("""
                create function watch() returns event_trigger language plpgsql as
                $$ begin perform set_config('search_path', 'pg_catalog', false); end $$;
                create event trigger watch on ddl_command_end execute function watch();
                """);

        assertThat(searchPathAfter("create table a (id int)")).doesNotContain("pg_catalog");
    }

    @Test
    void norWhatTheyDoThatWereMadeInTheSameRun() {
        this.database.execute("""
                create function watch() returns event_trigger language plpgsql as
                $$ begin perform set_config('search_path', 'pg_catalog', false); end $$;
                """);

        assertThat(searchPathAfter(
                        "create event trigger watch on ddl_command_end execute function watch()",
                        "create table a (id int)"))
                .doesNotContain("pg_catalog");
    }

    @Test
    void aRoleThatAnEventTriggerTakesDoesNotWriteTheHistory() {
        this.database.execute("""
                create role deputy;
                create function watch() returns event_trigger language plpgsql as
                $$ begin perform set_config('role', 'deputy', false); end $$;
                create event trigger watch on ddl_command_end execute function watch();
                """);
        try (var session = Session.open(this.database.dataSource())) {
            session.holdingLock(1, IMPATIENT, () -> true, (holder, waited) -> {}, () -> {
                session.step(() -> {
                    session.run(script("create table a (id int)"));
                    assertThat(session.jdbc()
                                    .sql("select current_user")
                                    .query(String.class)
                                    .single())
                            .isNotEqualTo("deputy");
                });
                session.forgetStep();
            });
        } finally {
            this.database.execute("drop event trigger watch; drop owned by deputy; drop role deputy");
        }
    }

    private String searchPathAfter(String... scripts) {
        try (var session = Session.open(this.database.dataSource())) {
            var seen = new ArrayList<String>();
            session.holdingLock(1, IMPATIENT, () -> true, (holder, waited) -> {}, () -> {
                for (var sql : scripts) {
                    session.step(() -> session.run(script(sql)));
                    session.forgetStep();
                }
                seen.add(session.jdbc()
                        .sql("show search_path")
                        .query(String.class)
                        .single());
            });
            return seen.get(0);
        }
    }

    @Test
    void directivesSetTimeoutsForTheirScriptAlone() {
        runUnderLock(this.database.dataSource(), """
                -- peng:lock-timeout 7s
                -- peng:statement-timeout 9min
                create table seen as select current_setting('lock_timeout') as l, current_setting('statement_timeout') as s;
                """.replace("9min", "9m"));

        assertThat(this.database.column("select l || ' ' || s from seen")).containsExactly("7s 9min");
    }

    @Test
    void survivesAServerThatEndsIdleSessions() {
        // In one go: the next connection has to live with them.
        this.database.execute(
                """
                alter database %1$s set idle_in_transaction_session_timeout = '1s';
                alter database %1$s set idle_session_timeout = '1s';
                alter database %1$s set default_transaction_read_only = on""".formatted(Identifier.quote(this.database.local().name())));

        try (var session = Session.open(this.database.dataSource())) {
            session.holdingLock(1, IMPATIENT, () -> true, (holder, waited) -> {}, () -> {
                pause(1_300);
                session.transaction(() -> {
                    session.run(script("create table a (id int)"));
                    pause(1_300);
                });
            });
        }

        assertThat(this.database.hasTable("a")).isTrue();
    }

    // P-11
    @Test
    void oneSessionHoldsTheLockAndTheOtherLearnsWhoItIs() {
        var holders = new ArrayList<LockHolder>();
        try (var one = Session.open(this.database.dataSource());
                var other = Session.open(this.database.dataSource())) {
            var pid = one.jdbc()
                    .sql("select pg_backend_pid()")
                    .query(Integer.class)
                    .single();
            one.holdingLock(42, IMPATIENT, () -> true, (holder, waited) -> {}, () -> {
                var patient = new LockSettings(Duration.ofMillis(500), Duration.ofMillis(10));
                assertThatExceptionOfType(LockTimeoutException.class)
                        .isThrownBy(() -> other.holdingLock(
                                42, patient, () -> true, (holder, waited) -> holders.add(holder), () -> {}))
                        .withMessageContaining("pid " + pid)
                        .satisfies(e -> assertThat(e.code().exitCode()).isEqualTo(4))
                        .satisfies(e -> assertThat(e.action()).contains("pg_terminate_backend(" + pid + ")"));
            });

            assertThat(holders)
                    .isNotEmpty()
                    .allSatisfy(holder -> assertThat(holder.pid()).isEqualTo(pid));
            assertThat(holders.get(0).since()).isNotNull();
        }
    }

    @Test
    void aKeyOfAnySignIsFoundInTheServersTable() {
        for (long key : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 0x8000_0000L}) {
            try (var one = Session.open(this.database.dataSource());
                    var other = Session.open(this.database.dataSource())) {
                one.holdingLock(
                        key,
                        IMPATIENT,
                        () -> true,
                        (holder, waited) -> {},
                        () -> assertThat(new AdvisoryLock(other.jdbc(), key).holder())
                                .isPresent());
            }
        }
    }

    @Test
    void aWaiterLeavesWhenTheWorkIsDone() {
        try (var one = Session.open(this.database.dataSource());
                var other = Session.open(this.database.dataSource())) {
            one.holdingLock(42, IMPATIENT, () -> true, (holder, waited) -> {}, () -> {
                var asked = new AtomicInteger();
                other.holdingLock(
                        42,
                        new LockSettings(Duration.ofSeconds(30), Duration.ofMillis(5)),
                        () -> asked.incrementAndGet() < 3,
                        (holder, waited) -> {},
                        () -> fail("there was nothing left to do"));

                assertThat(asked).hasValue(3);
            });
        }
    }

    // W-15
    @Test
    void theLockIsFreeAfterAFailure() {
        try (var session = Session.open(this.database.dataSource())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> session.holdingLock(7, IMPATIENT, () -> true, (holder, waited) -> {}, () -> {
                        throw new IllegalStateException();
                    }));

            assertThat(this.database.column("select pid from pg_locks where locktype = 'advisory' and objid = 7"))
                    .isEmpty();
        }
    }

    @Test
    void aStepThatGivesUpTheLockEndsTheRun() {
        try (var session = Session.open(this.database.dataSource())) {
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> session.holdingLock(7, IMPATIENT, () -> true, (holder, waited) -> {}, () -> {
                        session.transaction(
                                () -> session.run(script("do $$ begin perform pg_advisory_unlock_all(); end $$")));
                        session.forgetStep();
                    }))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_LOST));
        }
    }

    @Test
    void anInterruptedWaiterSaysSo() {
        try (var one = Session.open(this.database.dataSource());
                var other = Session.open(this.database.dataSource())) {
            one.holdingLock(42, IMPATIENT, () -> true, (holder, waited) -> {}, () -> {
                Thread.currentThread().interrupt();
                assertThatExceptionOfType(LockTimeoutException.class)
                        .isThrownBy(() -> other.holdingLock(
                                42, LockSettings.DEFAULT, () -> true, (holder, waited) -> {}, () -> {}))
                        .withMessageContaining("interrupted");
                assertThat(Thread.interrupted()).isTrue();
            });
        }
    }

    @Test
    void theServerNoticesSoonThatItsClientIsGone() {
        try (var session = Session.open(this.database.dataSource())) {
            session.holdingLock(
                    7,
                    IMPATIENT,
                    () -> true,
                    (holder, waited) -> {},
                    () -> assertThat(session.jdbc()
                                    .sql("show client_connection_check_interval")
                                    .query(String.class)
                                    .single())
                            .isEqualTo("5s"));
        }
    }

    @Test
    void aPoolWithARoleOfFewRightsAndASettingOfManyWorks() {
        var role = "plain_of_" + this.database.local().name();
        this.database.execute("create role " + role);
        try (var pool = pool(
                this.database.dataSource(),
                config -> config.setConnectionInitSql("set log_min_duration_statement = '77s'; set role " + role))) {
            runUnderLock(pool, "select 1");
        } finally {
            this.database.execute("drop role " + role);
        }
    }

    @Test
    void aLazyPoolSaysThatTheServerIsDown() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://localhost:1/nowhere");

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> Session.open(new LazyConnectionDataSourceProxy(nowhere)))
                .withMessageContaining("there is no connection")
                .withMessageContaining("localhost:1");
    }

    @Test
    void refusesToBeCalledWhereTheConnectionIsBoundAlready() {
        var dataSource = this.database.dataSource();
        var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);

        transactions.executeWithoutResult(status -> {
            JdbcClient.create(dataSource).sql("select 1").query().singleValue();
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> Session.open(dataSource));
        });
    }

    @Test
    void refusesToBeCalledInsideATransaction() {
        var dataSource = this.database.dataSource();

        new TransactionTemplate(new JdbcTransactionManager(dataSource))
                .executeWithoutResult(status -> assertThatExceptionOfType(ConfigurationException.class)
                        .isThrownBy(() -> Session.open(dataSource))
                        .withMessageContaining("inside a transaction"));
    }

    @Test
    void saysWhyThereIsNoConnection() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://localhost:1/nowhere");

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> Session.open(nowhere))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONNECTION_FAILED))
                .withMessageContaining("localhost:1");
    }

    // J-16
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "90008")
    void aConnectionOfAnotherDriverIsRefused(@Nullable String state) {
        var other = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("unwrap")) {
                        throw new SQLException("this is no wrapper", state);
                    }
                    return method.getName().equals("isWrapperFor") ? false : null;
                });

        var source = new AbstractDataSource() {
            @Override
            public Connection getConnection() {
                return other;
            }

            @Override
            public Connection getConnection(String username, String password) {
                return other;
            }
        };

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> Session.open(source))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONNECTION_FAILED))
                .withMessageContaining("not one of the PostgreSQL driver");
    }

    private static void runUnderLock(javax.sql.DataSource dataSource, String sql) {
        try (var session = Session.open(dataSource)) {
            session.holdingLock(1, IMPATIENT, () -> true, (holder, waited) -> {}, () -> {
                session.step(() -> session.run(script(sql)));
                session.forgetStep();
            });
        }
    }

    private static Script script(String sql) {
        var script = Script.of("test.sql", sql);
        assertThat(script.problems()).isEmpty();
        return script;
    }

    private static HikariDataSource pool(javax.sql.DataSource source, Consumer<HikariConfig> settings) {
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(2_000);
        settings.accept(config);
        return new HikariDataSource(config);
    }

    private static Map<String, Object> state(HikariDataSource pool) throws SQLException {
        try (var connection = pool.getConnection()) {
            return Map.of(
                    "client", ClientState.of((Connection) connection.unwrap(org.postgresql.PGConnection.class)),
                    "valid", connection.isValid(1),
                    "settings", settings(connection));
        }
    }

    private static List<String> settings(Connection connection) throws SQLException {
        var settings = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select name || '=' || setting from pg_settings"
                        + " where source = 'session' and name not like 'transaction%' order by 1")) {
            while (rows.next()) {
                settings.add(rows.getString(1));
            }
        }
        return settings;
    }

    private static String one(HikariDataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
