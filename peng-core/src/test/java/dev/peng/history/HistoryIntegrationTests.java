package dev.peng.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.ProblemsException;
import dev.peng.migration.MigrationState;
import dev.peng.run.RunSettings;
import dev.peng.session.Identifier;
import dev.peng.session.LockSettings;
import dev.peng.source.Version;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class HistoryIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private Scripts scripts;

    @BeforeEach
    void oneMigrationAndOneSeed() {
        this.scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int)", "drop table a")
                .with("seeds/1_rows.sql", "insert into a values (1)");
    }

    // J-05
    @Test
    void isKeptInTheCurrentSchemaByDefault() {
        run(null);

        assertThat(this.database.hasTable("public.peng_migrations")).isTrue();
        assertThat(this.database.hasTable("public.peng_seeds")).isTrue();
        assertThat(this.database.hasTable("public.peng_runs")).isTrue();
    }

    // J-05, W-14
    @Test
    void isKeptInTheSchemaThatIsSetWhichIsMadeIfNeeded() {
        run("Ops \"x\"");
        run("Ops \"x\"");

        assertThat(this.database.hasTable("\"Ops \"\"x\"\"\".peng_migrations")).isTrue();
        assertThat(this.database.hasTable("public.peng_migrations")).isFalse();
        assertThat(this.database.hasTable("public.a")).isTrue();
        assertThat(this.database.column("select count(*) from a")).containsExactly("1");
    }

    @Test
    void staysWhereItIsWhenASchemaNamedLikeTheRoleAppears() {
        run(null);
        this.database.execute("create schema postgres");

        this.scripts.migration("2_b", "create table b ()", "drop table b");
        run(null);

        assertThat(this.database.column("select version from public.peng_migrations order by 1"))
                .containsExactly("1", "2");
        assertThat(this.database.hasTable("postgres.peng_migrations")).isFalse();
    }

    @Test
    void twoOnTheSearchPathAreRefused() {
        run(null);
        this.database.execute("create schema postgres");
        this.database.execute("create table postgres.peng_migrations as table public.peng_migrations");

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> run(null))
                .withMessageContaining("[postgres, public]")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.AMBIGUOUS_HISTORY));
    }

    @Test
    void aTableMadeByPengForGoIsExtendedInPlace() {
        this.database.execute("""
                create table peng_migrations (
                    version text primary key, name text not null, applied_at timestamptz not null default now(),
                    duration_ms bigint not null, checksum text)""");
        this.database.execute("insert into peng_migrations values ('1', 'a', now(), 5, null)");
        this.database.execute("create table a (id int)");
        this.scripts.migration("2_b", "create table b ()", "drop table b");

        var peng = peng(null, LockSettings.DEFAULT);
        assertThat(peng.migrations().status().count(MigrationState.APPLIED)).isOne();
        var report = peng.migrations().up();

        assertThat(report.outcome().steps()).hasSize(1);
        assertThat(report.status().drift()).isEmpty();
        assertThat(this.database.column("select version || kind from peng_migrations order by version"))
                .containsExactly("1sql", "2sql");
    }

    @Test
    void aTimeWithoutItsZoneIsReadAsTheSessionMeansIt() {
        this.database.execute("""
                create table peng_migrations (
                    version text primary key, name text not null, applied_at timestamp not null,
                    duration_ms bigint not null, checksum text)""");
        this.database.execute("insert into peng_migrations values ('1', 'a', '2026-01-02 09:00', 5, null)");

        try (var pool = new HikariDataSource()) {
            pool.setDataSource(this.database.dataSource());
            pool.setConnectionInitSql("set timezone to 'Asia/Tokyo'");
            var entry = peng(pool, null, LockSettings.DEFAULT)
                    .migrations()
                    .status()
                    .entries()
                    .get(0);

            assertThat(entry.appliedAt()).isEqualTo("2026-01-02T00:00:00Z");
        }
    }

    // P-14
    @Test
    void theChecksumsOfPengForGoCountAndEmptyOnesAreNoChange() {
        this.database.execute("""
                create table peng_migrations (
                    version text primary key, name text not null, applied_at timestamptz not null default now(),
                    duration_ms bigint not null, checksum text)""");
        this.database.execute(
                "insert into peng_migrations values ('1', 'a', now(), 5, ''), ('2', 'b', now(), 5, 'abc')");
        this.scripts.migration("2_b", "create table b ()", "drop table b");

        var drift = peng(null, LockSettings.DEFAULT).migrations().drift();

        assertThat(drift).extracting(issue -> issue.version().toString()).containsExactly("2");
        assertThat(drift).extracting(DriftIssue::kind).containsExactly(DriftKind.CHECKSUM_CHANGED);
    }

    // P-12
    @ParameterizedTest
    @ValueSource(strings = {"text", "varchar(255)", "bigint"})
    void everyVerbWorksOnATableMadeByPengForGo(String type) {
        this.database.execute("""
                create table peng_migrations (
                    version %s primary key, name text not null, applied_at timestamptz not null default now(),
                    duration_ms bigint not null, checksum text)""".formatted(type));
        this.database.execute("create table a (id int)");
        this.database.execute("insert into peng_migrations values ('1', 'a', now(), 5, null)");
        this.scripts
                .migration("2_b", "create table b (id int)", "drop table b")
                .migration("10_parts", "create index concurrently b_id on b (id)", "drop index concurrently b_id");
        var migrations = peng(null, LockSettings.DEFAULT).migrations();

        assertThat(migrations.up().outcome().steps()).hasSize(2);
        assertThat(migrations.redo().outcome().steps()).hasSize(2);
        migrations.lock(Version.of("10"));
        migrations.unlock(Version.of("10"));
        assertThat(migrations.down(2).outcome().steps()).hasSize(2);
        migrations.force(Version.of("2"), true);
        migrations.force(Version.of("2"), false);
        assertThat(migrations.reset().outcome().steps()).hasSize(1);
        assertThat(migrations.up().outcome().steps()).hasSize(3);

        assertThat(this.database.column("select version::text from peng_migrations order by length(version::text), 1"))
                .containsExactly("1", "2", "10");
        assertThat(migrations.status().drift()).isEmpty();
    }

    // P-13
    @ParameterizedTest
    @ValueSource(strings = {"text", "bigint"})
    void aSeedTableMadeByPengForGoIsExtendedInPlace(String type) {
        this.database.execute("""
                create table peng_seeds (
                    version %s primary key, name text not null, applied_at timestamptz not null,
                    duration_ms bigint not null)""".formatted(type));
        this.database.execute("insert into peng_seeds values ('1', 'rows', now(), 5)");
        this.scripts.with("seeds/2_more.sql", "insert into a values (2)");

        run(null);

        assertThat(this.database.column("select id from a")).containsExactly("2");
        assertThat(peng(null, LockSettings.DEFAULT).seeds().status().drift()).isEmpty();
    }

    @Test
    void aViewOfAHistoryElsewhereIsOne() {
        run(null);
        this.database.execute("create schema ops");
        this.database.execute("alter table peng_migrations set schema ops");
        this.database.execute("create view peng_migrations as select * from ops.peng_migrations");

        var peng = peng(null, LockSettings.DEFAULT);

        assertThat(peng.migrations().up().outcome().steps()).isEmpty();
        assertThat(this.database.column("select version from ops.peng_migrations"))
                .containsExactly("1");
    }

    @Test
    void aTableOfThatNameThatIsNoHistoryIsSaidToBeNone() {
        this.database.execute("create table peng_migrations (id int)");

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> run(null))
                .withMessageContaining("no column version");
    }

    @Test
    void aScriptThatEmptiesTheSearchPathIsRecordedAllTheSame() {
        this.scripts.migration(
                "2_dump",
                "select pg_catalog.set_config('search_path', '', false); create table public.b ()",
                "select 1");

        run(null);

        assertThat(this.database.column("select version from peng_migrations order by 1"))
                .containsExactly("1", "2");
    }

    @Test
    void aScriptThatChangesTheRoleIsRecordedByTheOneWhoCame() {
        this.database.execute("create role nobody_of_" + this.database.local().name());
        this.scripts.migration(
                "2_role", "set role nobody_of_" + this.database.local().name(), "select 1");

        run(null);

        assertThat(this.database.column("select applied_by from peng_migrations where version = '2'"))
                .containsExactly("postgres");
        this.database.execute("drop role nobody_of_" + this.database.local().name());
    }

    @Test
    void aStepThatSwallowedAnErrorIsNotRecordedAsDone() {
        this.scripts.migration("2_b", "create table b ()", "drop table b");
        run(null);
        this.database.execute("alter table peng_migrations add constraint full_up check (version <> '3')");
        this.scripts.migration("3_c", "create table c ()", "drop table c");

        assertThatExceptionOfType(dev.peng.error.StepFailedException.class).isThrownBy(() -> run(null));

        assertThat(this.database.hasTable("c")).isFalse();
    }

    @Test
    void aRoleWithoutRightsIsToldWhatToDo() {
        var role = "guest_of_" + this.database.local().name();
        this.database.execute("create role " + role + " login password 'x'");
        this.database.execute("revoke create on schema public from public");
        var guest = new PGSimpleDataSource();
        guest.setUrl(this.database.local().jdbcUrl());
        guest.setUser(role);
        guest.setPassword("x");

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> Peng.on(guest)
                        .config(this.scripts.config())
                        .build()
                        .migrations()
                        .up())
                .withMessageContaining("42501")
                .satisfies(e -> assertThat(e.action()).contains("peng.schema"));
        this.database.execute("drop role " + role);
    }

    @Test
    void runsAreRecordedWithVerbApplicationAndVersions() {
        run(null);
        peng(null, LockSettings.DEFAULT).migrations().down();

        assertThat(this.database.column("""
                        select concat_ws(' ', verb, application, coalesce(from_version, '-'), coalesce(to_version, '-'), outcome)
                          from peng_runs order by id"""))
                .containsExactly("up tests - 1 done", "seed apply tests - - done", "down tests 1 - done");
    }

    private void run(String schema) {
        var peng = peng(schema, LockSettings.DEFAULT);
        peng.migrations().up();
        peng.seeds().applyAll();
    }

    private Peng peng(String schema, LockSettings lock) {
        return peng(this.database.dataSource(), schema, lock);
    }

    private Peng peng(DataSource dataSource, String schema, LockSettings lock) {
        var run = new RunSettings(new HistorySettings(schema, "tests"), lock);
        return Peng.on(dataSource)
                .config(new PengConfig(run, this.scripts.migrations(), this.scripts.seeds()))
                .build();
    }

    // W-15
    @Test
    void theKeyOfTheLockFollowsFromTheSchemaAlone() {
        assertThat(new HistorySchema("public", true, Map.of()).lockKey())
                .isEqualTo(new HistorySchema("public", true, Map.of()).lockKey())
                .isNotEqualTo(new HistorySchema("other", true, Map.of()).lockKey());
        assertThat(Identifier.quote("a\"b")).isEqualTo("\"a\"\"b\"");
    }
}
