package dev.peng.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.TestRole;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.event.PengEvent;
import dev.peng.history.HistorySettings;
import dev.peng.migration.JavaMigration;
import dev.peng.session.LockSettings;
import dev.peng.source.Versioned;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole runs where the database, or the role, has settings that would end them, refuse them or change what they do. */
@Timeout(300)
class HostileServerIntegrationTests {

    /**
     * @param name of the setting
     * @param value what the database or the role says
     * @param seen what a script finds, and so what peng leaves alone and what not
     */
    record Setting(String name, String value, String seen) {

        boolean isOnThisServer(TestDatabase database) {
            return !database.column("select name from pg_settings where lower(name) = lower('%s')".formatted(this.name))
                    .isEmpty();
        }

        boolean isTimeout() {
            return this.name.endsWith("_timeout");
        }

        @Override
        public String toString() {
            return this.name + " = " + this.value;
        }
    }

    private static final List<Setting> ALL = List.of(
            new Setting("idle_in_transaction_session_timeout", "'1s'", "0"),
            new Setting("idle_session_timeout", "'1s'", "0"),
            new Setting("statement_timeout", "'500ms'", "0"),
            new Setting("lock_timeout", "'1ms'", "2s"),
            new Setting("transaction_timeout", "'1s'", "0"), // since 17
            new Setting("default_transaction_read_only", "on", "off"),
            new Setting("search_path", "''", "\"\""),
            new Setting("standard_conforming_strings", "off", "on"),
            new Setting("client_min_messages", "debug1", "debug1"),
            new Setting("DateStyle", "'SQL, DMY'", "ISO, MDY"), // the driver says so
            new Setting("IntervalStyle", "sql_standard", "sql_standard"),
            new Setting("bytea_output", "escape", "escape"),
            new Setting("default_transaction_isolation", "serializable", "serializable"),
            new Setting("session_replication_role", "replica", "replica"),
            new Setting("row_security", "off", "off"),
            new Setting("check_function_bodies", "off", "off"),
            new Setting("quote_all_identifiers", "on", "on"),
            new Setting("transform_null_equals", "on", "on"));

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    static Stream<Setting> settings() {
        return ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aSettingOfTheDatabaseStopsNoRun(Setting setting) {
        assumeTrue(setting.isOnThisServer(this.database));
        setForTheDatabase(setting);

        upAndDown(this.database.dataSource(), List.of(setting));
    }

    @Test
    void allSettingsOfTheDatabaseTogetherStopNoRun() {
        var settings = onThisServer();
        settings.forEach(this::setForTheDatabase);

        upAndDown(this.database.dataSource(), settings);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aSettingOfTheRoleStopsNoRun(Setting setting) {
        assumeTrue(setting.isOnThisServer(this.database));
        try (var role = TestRole.superuser(this.database)) {
            setForTheRole(role, setting);

            upAndDown(role.dataSource(), List.of(setting));
        }
    }

    @Test
    void allSettingsOfTheRoleTogetherStopNoRun() {
        try (var role = TestRole.superuser(this.database)) {
            var settings = onThisServer();
            settings.forEach(setting -> setForTheRole(role, setting));

            upAndDown(role.dataSource(), settings);
        }
    }

    @Test
    void aServerThatSpeaksAnotherLanguageIsUnderstood() {
        assumeTrue(this.database
                        .column("select 1 from pg_collation where collname ~* '^de_DE'")
                        .size()
                > 0);
        setForTheDatabase(new Setting("lc_messages", "'de_DE.UTF-8'", "de_DE.UTF-8"));

        upAndDown(this.database.dataSource(), List.of());
    }

    @Test
    void withAnEmptySearchPathTheSchemaOfTheHistoryMustBeSet() {
        setForTheDatabase(new Setting("search_path", "''", "\"\""));
        var peng = peng(this.database.dataSource(), null, false);

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> peng.migrations().up())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.AMBIGUOUS_HISTORY))
                .withMessageContaining("no schema of the search path exists")
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::action)
                        .containsExactly("Set peng.schema to the schema of the history."));
        assertThat(this.database.hasTable("public.plain")).isFalse();
    }

    private void upAndDown(DataSource dataSource, List<Setting> settings) {
        var isSlow = settings.stream().anyMatch(Setting::isTimeout);
        var peng = peng(dataSource, "ops", isSlow);

        assertThat(peng.run().migrations().outcome().steps()).hasSize(4);
        assertThat(peng.run().migrations().outcome().steps()).isEmpty();
        assertThat(this.database.column("select t from public.plain order by 1"))
                .containsExactly("'a\\b' of the script", "of Java", "of a part", "of the seed");
        settings.forEach(setting -> assertThat(this.database.column(
                        "select value from public.seen where name = '%s'".formatted(setting.name())))
                .as(setting.name())
                .containsExactly(setting.seen()));

        assertThat(peng.migrations().down(4).outcome().steps()).hasSize(4);
        assertThat(this.database.hasTable("public.plain")).isFalse();
        assertThat(this.database.column("select verb || ' ' || outcome from ops.peng_runs order by id"))
                .containsExactly("up done", "seed apply done", "down done");
    }

    private Peng peng(DataSource dataSource, @Nullable String schema, boolean isSlow) {
        var run = new RunSettings(new HistorySettings(schema, "tests"), LockSettings.DEFAULT);
        var scripts = scripts(isSlow);
        return Peng.on(dataSource)
                .config(new PengConfig(run, scripts.migrations(), scripts.seeds()))
                .javaMigrations(List.of(new InJava(isSlow)))
                .listeners(List.of(event -> pauseBetweenSteps(event, isSlow)))
                .build();
    }

    private Scripts scripts(boolean isSlow) {
        return Scripts.in(this.root)
                .migration("1_plain", """
                        create table public.plain (t text);
                        create table public.seen as
                            select name, pg_catalog.current_setting(name) as value from pg_catalog.pg_settings;
                        insert into public.plain values ('''a\\b'' of the script');
                        """, "drop table public.plain; drop table public.seen")
                .migration(
                        "2_parts",
                        """
                        insert into public.plain values ('of a part');
                        create index concurrently plain_t on public.plain (t);
                        """,
                        "drop index concurrently public.plain_t; delete from public.plain where t = 'of a part'")
                .migration("3_slow", isSlow ? "select pg_sleep(1.3)" : "select 1", "select 1")
                .with("seeds/1_rows.sql", "insert into public.plain values ('of the seed')");
    }

    private List<Setting> onThisServer() {
        return ALL.stream()
                .filter(setting -> setting.isOnThisServer(this.database))
                .toList();
    }

    private void setForTheDatabase(Setting setting) {
        this.database.execute("begin; set local transaction_read_only = off; alter database %s set %s = %s; commit"
                .formatted(this.database.local().name(), setting.name(), setting.value()));
    }

    private void setForTheRole(TestRole role, Setting setting) {
        this.database.execute("alter role %s set %s = %s".formatted(role.name(), setting.name(), setting.value()));
    }

    private static void pauseBetweenSteps(PengEvent event, boolean isSlow) {
        if (isSlow
                && event instanceof PengEvent.StepFinished step
                && step.step().version().equals("1")) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1_300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Versioned(version = "4", name = "in_java")
    private record InJava(boolean isSlow) implements JavaMigration {

        @Override
        public void up(JdbcClient jdbc) {
            jdbc.sql("insert into public.plain values ('of Java')").update();
            if (this.isSlow) {
                pause();
            }
        }

        @Override
        public void down(JdbcClient jdbc) {
            jdbc.sql("delete from public.plain where t = 'of Java'").update();
        }
    }
}
