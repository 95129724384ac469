package dev.peng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.history.HistorySettings;
import dev.peng.run.RunSettings;
import dev.peng.run.StepResult;
import dev.peng.session.LockSettings;
import dev.peng.session.Session;
import dev.peng.source.Checksum;
import dev.peng.source.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class MigrationProviderIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    // P-09
    @Test
    void appliesWhatIsPendingOnceAndInOrder() {
        var scripts = scripts()
                .migration("2_b", "alter table a add b int", "alter table a drop b")
                .migration("1_a", "create table a ()", "drop table a")
                .migration("10_c", "alter table a add c int", "alter table a drop c");

        var first = migrations(scripts).up();
        var second = migrations(scripts).up();

        assertThat(first.outcome().steps())
                .extracting(StepResult::step)
                .extracting(Object::toString)
                .containsExactly("migration 1_a", "migration 2_b", "migration 10_c");
        assertThat(first.status().version()).hasValue(Version.of("10"));
        assertThat(first.status().count(MigrationState.APPLIED)).isEqualTo(3);
        assertThat(second.outcome().steps()).isEmpty();
        assertThat(this.database.column("select version from peng_migrations order by applied_at, version::int"))
                .containsExactly("1", "2", "10");
    }

    // D-08, P-12
    @Test
    void recordsNameChecksumDurationDownScriptAndWho() {
        var migrations = migrations(scripts().migration("1_a", "create table a ()", "drop table a"));

        migrations.up();

        var row = this.database
                .jdbc()
                .sql("select * from peng_migrations")
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("version", "1")
                .containsEntry("name", "a")
                .containsEntry("kind", "sql")
                .containsEntry("down_sql", "drop table a")
                .containsEntry("applied_by", "postgres");
        assertThat((String) row.get("checksum")).hasSize(64);
        assertThat((Long) row.get("duration_ms")).isBetween(0L, 60_000L);
    }

    // P-09, W-16
    @Test
    void aFailingMigrationLeavesNothingOfItselfAndNoRow() {
        var migrations = migrations(scripts()
                .migration("1_a", "create table a ()", "drop table a")
                .migration(
                        "2_b",
                        "create table b (id int);\ninsert into b values (1);\ninsert into b values ('x');",
                        "drop table b")
                .migration("3_c", "create table c ()", "drop table c"));

        var failure = catchThrowableOfType(StepFailedException.class, migrations::up);

        assertThat(failure.step()).isEqualTo("migration 2_b");
        assertThat(failure.appliedBefore()).containsExactly("1_a");
        assertThat(this.database.hasTable("a")).isTrue();
        assertThat(this.database.hasTable("b")).isFalse();
        assertThat(this.database.hasTable("c")).isFalse();
        assertThat(this.database.column("select version from peng_migrations")).containsExactly("1");
        assertThat(this.database.column("select outcome || ' ' || left(error, 20) from peng_runs"))
                .containsExactly("failed migration 2_b failed");
    }

    // J-16
    @Test
    void anErrorNamesFileLineColumnAndSqlState() {
        var migrations = migrations(scripts()
                .migration(
                        "1_a",
                        "-- a comment\ncreate table a (\n    id int,\n    näme text, nmae txet\n);",
                        "drop table a"));

        var failure = catchThrowableOfType(StepFailedException.class, migrations::up);

        assertThat(failure.statement().place())
                .isEqualTo(new Place(this.root.resolve("migrations/1_a.up.sql").toString(), 4, 21));
        assertThat(failure.statement().before()).isEqualTo("    näme text, nmae ");
        assertThat(failure.statement().after()).isEqualTo("txet");
        assertThat(failure.serverError().sqlState()).isEqualTo("42704");
        assertThat(failure)
                .hasMessageContaining("        näme text, nmae txet%n                        ^%n".formatted());
    }

    @Test
    void whatAScriptSetsForTheSessionIsGoneBeforeTheNextOne() {
        var migrations = migrations(scripts()
                .migration(
                        "1_a",
                        "create schema other; set search_path = other; set work_mem = '77MB'; create temp table t ()",
                        "drop schema other cascade")
                .migration(
                        "2_b",
                        "create table b as select current_setting('work_mem') as mem, to_regclass('t') as temp",
                        "drop table b"));

        var report = migrations.up();

        assertThat(report.outcome().steps())
                .extracting(StepResult::changed)
                .containsExactly(Set.of("search_path"), Set.of());
        assertThat(this.database.column("select mem from public.b")).doesNotContain("77MB");
        assertThat(this.database.column("select temp from public.b")).containsOnlyNulls();
    }

    @Test
    void statementsAreSentAsTheyStand() {
        var migrations = migrations(scripts().migration("1_a", """
                        create table a as select '{"k": 1}'::jsonb ? 'k' as has, '{fn now()}' as brace, E'it\\'s' as quote,
                               $$a; b$$ as two, (array[1, 2])[1:1] as slice, '${name}' as placeholder;
                        """, "drop table a"));

        migrations.up();

        assertThat(this.database.column("select concat_ws('|', has, brace, quote, two, slice, placeholder) from a"))
                .containsExactly("t|{fn now()}|it's|a; b|{1}|${name}");
    }

    // D-03
    @Test
    void goesOnAfterTheFaultIsMended() {
        var scripts = scripts()
                .migration("1_a", "create table a ()", "drop table a")
                .migration("2_b", "create tabel b ()", "drop table b");
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> migrations(scripts).up());

        scripts.with("migrations/2_b.up.sql", "create table b ()");
        var report = migrations(scripts).up();

        assertThat(report.outcome().steps()).hasSize(1);
        assertThat(this.database.hasTable("b")).isTrue();
    }

    // D-11
    @Test
    void aDeferredConstraintThatFailsAtCommitNamesTheStep() {
        var migrations = migrations(scripts().migration("1_a", """
                        create table a (id int primary key, up int references a deferrable initially deferred);
                        insert into a values (1, 2);
                        """, "drop table a"));

        var failure = catchThrowableOfType(StepFailedException.class, migrations::up);

        assertThat(failure.step()).isEqualTo("migration 1_a");
        assertThat(failure.serverError().sqlState()).isEqualTo("23503");
        assertThat(failure.statement()).isNull();
        assertThat(this.database.column("select version from peng_migrations")).isEmpty();
    }

    @Test
    void aLostConnectionIsSaidToBeOneAndTheNextRunWorks() {
        var scripts = scripts()
                .migration("1_a", "create table a ()", "drop table a")
                .migration("2_b", "create table b (); select pg_terminate_backend(pg_backend_pid())", "drop table b");

        var failure = catchThrowableOfType(
                StepFailedException.class, () -> migrations(scripts).up());

        assertThat(failure).hasMessageContaining("nothing of it remains").hasMessageContaining("1_a");
        scripts.with("migrations/2_b.up.sql", "create table b ()");
        assertThat(migrations(scripts).up().outcome().steps()).hasSize(1);
        assertThat(this.database.column("select outcome from peng_runs order by id"))
                .containsExactly("failed", "done");
    }

    // P-16, W-16
    @Test
    void aLateMigrationAppliesNothingAtAll() {
        var scripts = scripts().migration("5_a", "create table a ()", "drop table a");
        migrations(scripts).up();

        scripts.migration("3_late", "create table late ()", "drop table late")
                .migration("6_b", "create table b ()", "drop table b");

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> migrations(scripts).up())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_ORDER));
        assertThat(this.database.hasTable("late")).isFalse();
        assertThat(this.database.hasTable("b")).isFalse();
    }

    // P-10
    @Test
    void downRevertsTheNewestAndForgetsIt() {
        var migrations = migrations(scripts()
                .migration("1_a", "create table a ()", "drop table a")
                .migration("2_b", "create table b ()", "drop table b"));
        migrations.up();

        var report = migrations.down();

        assertThat(report.outcome().steps()).hasSize(1);
        assertThat(report.status().version()).hasValue(Version.of("1"));
        assertThat(this.database.hasTable("b")).isFalse();
        assertThat(this.database.hasTable("a")).isTrue();
        assertThat(migrations.up().outcome().steps()).hasSize(1);
    }

    // D-05, W-18
    @Test
    void downOnAnEmptyDatabaseDoesNothing() {
        var migrations = migrations(scripts().migration("1_a", "create table a ()", "drop table a"));

        assertThat(migrations.down(3).outcome().steps()).isEmpty();
        assertThat(this.database.hasTable("peng_migrations")).isFalse();
    }

    @Test
    void downRevertsByTheStoredScriptWhenTheFileIsGone() {
        var scripts = scripts()
                .migration("1_a", "create table a ()", "drop table a")
                .migration("2_b", "create table b ()", "drop table b");
        migrations(scripts).up();

        scripts.without("migrations/2_b.up.sql").without("migrations/2_b.down.sql");
        migrations(scripts).down();

        assertThat(this.database.hasTable("b")).isFalse();
        assertThat(migrations(scripts).version()).hasValue(Version.of("1"));
    }

    @Test
    void downOfARowWrittenWithLeadingZerosForgetsThatRow() {
        var scripts = scripts().migration("001_a", "create table a ()", "drop table a");
        migrations(scripts).up();
        scripts.without("migrations/001_a.up.sql").without("migrations/001_a.down.sql");

        migrations(scripts.migration("1_a", "create table a ()", "drop table a"))
                .down();

        assertThat(this.database.column("select version from peng_migrations")).isEmpty();
    }

    // W-19
    @Test
    void statusAndDriftNeitherLockNorCreateAnything() {
        var migrations = migrations(scripts().migration("1_a", "create table a ()", "drop table a"));

        assertThat(migrations.status().count(MigrationState.PENDING)).isOne();
        assertThat(migrations.drift()).isEmpty();
        assertThat(migrations.version()).isEmpty();
        assertThat(this.database.hasTable("peng_migrations")).isFalse();
    }

    // J-13, P-15
    @Test
    void statusShowsWhatIsKnownOfEachMigration() {
        var scripts = scripts()
                .migration("1_a", "create table a ()", "drop table a")
                .migration("3_c", "create table c ()", "drop table c");
        migrations(scripts).up();
        scripts.with("migrations/1_a.up.sql", "create table a (id int)")
                .migration("2_b", "create table b ()", "drop table b");

        var entries = migrations(scripts).status().entries();

        assertThat(entries).extracting(MigrationEntry::name).containsExactly("a", "b", "c");
        assertThat(entries).extracting(MigrationEntry::changed).containsExactly(true, false, false);
        assertThat(entries).extracting(MigrationEntry::outOfOrder).containsExactly(false, true, false);
        assertThat(entries.get(0).recordedChecksum())
                .isNotEqualTo(entries.get(0).currentChecksum());
        assertThat(entries.get(0).appliedAt())
                .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(5));
        assertThat(entries.get(0).duration()).isNotNull();
        assertThat(entries.get(1).appliedAt()).isNull();
    }

    @Test
    void lastStatusIsWhatWasSeenWithoutAsking() {
        var migrations = migrations(scripts().migration("1_a", "create table a ()", "drop table a"));
        assertThat(migrations.lastStatus()).isEmpty();

        migrations.up();

        assertThat(migrations.lastStatus())
                .hasValueSatisfying(status ->
                        assertThat(status.count(MigrationState.APPLIED)).isOne());
    }

    @Test
    void aRefusedRunLeavesNoTableBehindAndDoesNotWaitForTheLock() {
        var scripts = scripts().with("migrations/notes.sql", "select 1");
        var impatient =
                new RunSettings(HistorySettings.DEFAULT, new LockSettings(Duration.ZERO, Duration.ofMillis(10)));
        var migrations = Peng.on(this.database.dataSource())
                .config(new PengConfig(impatient, scripts.migrations(), scripts.seeds()))
                .build()
                .migrations();
        try (var session = Session.open(this.database.dataSource())) {
            session.holdingLock(
                    publicLockKey(),
                    LockSettings.DEFAULT,
                    () -> true,
                    (holder, waited) -> {},
                    () -> assertThatExceptionOfType(ProblemsException.class).isThrownBy(migrations::up));
        }

        assertThat(this.database.hasTable("peng_migrations")).isFalse();
    }

    @Test
    void aNewerReleasesRowOfAnUnknownKindIsNotInTheWay() {
        var scripts = scripts().migration("1_a", "create table a ()", "drop table a");
        migrations(scripts).up();
        this.database.execute("insert into peng_migrations (version, name, kind) values ('9', 'newer', 'wasm')");

        assertThat(migrations(scripts).up().outcome().steps()).isEmpty();
        assertThat(migrations(scripts).status().count(MigrationState.AHEAD)).isOne();
    }

    @Test
    void rowsThatCannotBeReadAreNamed() {
        var migrations = migrations(scripts().migration("1_a", "create table a ()", "drop table a"));
        migrations.up();

        this.database.execute("insert into peng_migrations (version, name) values ('001', 'again')");
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(migrations::status)
                .withMessageContaining("twice");
        this.database.execute("update peng_migrations set version = 'R1' where version = '001'");
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(migrations::up)
                .withMessageContaining("\"R1\"");
    }

    @Test
    void warningsAreLoggedAlsoWhenThereIsNothingToDo() {
        var scripts = scripts()
                .migration("1_a", "create table a ()", "drop table a")
                .migration("2_b", "create table b ()", "drop table b");
        migrations(scripts).up();
        scripts.without("migrations/1_a.up.sql").without("migrations/1_a.down.sql");
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var logger = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("dev.peng.run");
        logger.addAppender(logged);

        migrations(scripts).up();

        logger.detachAppender(logged);
        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anySatisfy(line -> assertThat(line).contains("migration 1_a", "there is no file"));
    }

    @Test
    void aLookThatBeganEarlierDoesNotHideANewerOne() {
        var scripts = scripts().migration("1_a", "create table a ()", "drop table a");
        var inTheMiddle = new AtomicReference<Runnable>(() -> {});
        var clock = new Clock() {
            @Override
            public Instant instant() {
                inTheMiddle.getAndSet(() -> {}).run();
                return Instant.now();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        var migrations = Peng.on(this.database.dataSource())
                .config(scripts.config())
                .clock(clock)
                .build()
                .migrations();
        inTheMiddle.set(migrations::up);

        assertThat(migrations.status().count(MigrationState.PENDING)).isOne();

        assertThat(migrations.lastStatus().orElseThrow().count(MigrationState.APPLIED))
                .isOne();
    }

    @Test
    void noFilesAtAllIsNothingToDo() {
        assertThat(migrations(scripts()).up().outcome().steps()).isEmpty();
        assertThat(this.database.hasTable("peng_migrations")).isFalse();
    }

    // The key of the history in the schema public; it follows from the names alone.
    private static long publicLockKey() {
        var name = "peng:public.peng_migrations".getBytes(StandardCharsets.UTF_8);
        return Long.parseUnsignedLong(Checksum.of(name).hex().substring(0, 16), 16);
    }

    private Scripts scripts() {
        return Scripts.in(this.root);
    }

    private MigrationProvider migrations(Scripts scripts) {
        var config = new PengConfig(PengConfig.DEFAULT.run(), scripts.migrations(), scripts.seeds());
        return Peng.on(this.database.dataSource()).config(config).build().migrations();
    }
}
