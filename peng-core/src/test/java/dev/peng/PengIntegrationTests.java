package dev.peng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.RunFailed;
import dev.peng.event.PengEvent.RunFinished;
import dev.peng.event.PengEvent.RunPlanned;
import dev.peng.event.PengEvent.StepFailed;
import dev.peng.event.PengEvent.StepFinished;
import dev.peng.event.PengEvent.StepStarted;
import dev.peng.event.Verb;
import dev.peng.migration.MigrationSettings;
import dev.peng.run.RunSettings;
import dev.peng.seed.SeedSettings;
import dev.peng.source.Location;
import dev.peng.source.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

class PengIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @Test
    void aLocationThatDoesNotExistIsRefused() {
        var nowhere = List.of(Location.parse("filesystem:/no/such/folder"));

        var refused = catchThrowableOfType(
                ProblemsException.class,
                () -> Peng.on(this.database.dataSource())
                        .config(new PengConfig(
                                RunSettings.DEFAULT,
                                MigrationSettings.DEFAULT.withLocations(nowhere),
                                SeedSettings.DEFAULT.withLocations(nowhere)))
                        .build()
                        .run());

        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.MISSING_LOCATION, ErrorCode.MISSING_LOCATION);
    }

    private final List<PengEvent> events = new ArrayList<>();

    // J-17
    @Test
    void runsMigrationsThenSeeds() {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int)", "drop table a")
                .with("seeds/1_rows.sql", "insert into a values (1)");

        var report = peng(scripts).run();

        assertThat(report.migrations().outcome().steps()).hasSize(1);
        assertThat(report.seeds().outcome().steps()).hasSize(1);
        assertThat(this.database.column("select verb || ' ' || outcome from peng_runs order by id"))
                .containsExactly("up done", "seed apply done");
        assertThat(this.events).filteredOn(RunFinished.class::isInstance).hasSize(2);
        assertThat(peng(scripts).run().seeds().outcome().steps()).isEmpty();
    }

    @Test
    void aProblemOfASeedKeepsMigrationsFromBeingApplied() {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int)", "drop table a")
                .with("migrations/notes.sql", "select 1")
                .with("seeds/1_rows.sql", "insert into a values ('open");

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> peng(scripts).run())
                .withMessageStartingWith("refused up and seed apply because of 2 problems")
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .containsExactly(ErrorCode.MISNAMED_FILE, ErrorCode.SYNTAX));
        assertThat(this.database.hasTable("a")).isFalse();
        assertThat(this.events).singleElement().isInstanceOf(RunFailed.class);
    }

    @Test
    void aBrokenSeedAloneIsReasonEnoughToApplyNothing() {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int)", "drop table a")
                .with("seeds/1_rows.sql", "insert into a values ('open");

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> peng(scripts).run())
                .withMessageStartingWith("refused seed apply because of a problem");
        assertThat(this.database.hasTable("a")).isFalse();
    }

    @Test
    void aFailingSeedLeavesTheMigrationsApplied() {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int)", "drop table a")
                .with("seeds/1_rows.sql", "insert into a values ('x')");

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> peng(scripts).run());

        assertThat(this.database.column("select verb || ' ' || outcome from peng_runs order by id"))
                .containsExactly("up done", "seed apply failed");
        assertThat(this.events.get(this.events.size() - 1).verb()).isEqualTo(Verb.SEED_APPLY);
    }

    // D-09
    @Test
    void aServerThatWasNotThereIsAskedAgainByTheNextCall() {
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:1/nowhere");
        var scripts = Scripts.in(this.root).migration("1_a", "create table a (id int)", "drop table a");
        var peng = scripts.on(source);
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(peng::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONNECTION_FAILED));

        source.setUrl(this.database.local().jdbcUrl());
        source.setUser(this.database.local().username());
        source.setPassword(this.database.local().password());

        assertThat(peng.run().migrations().outcome().steps()).hasSize(1);
    }

    // D-10
    @Test
    void listenersHearWhichStepFailedAndWhy() {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int)", "drop table a")
                .migration("2_b", "select 1/0", "select 1");

        var failure = catchThrowableOfType(
                StepFailedException.class, () -> peng(scripts).run());

        assertThat(this.events)
                .extracting(Object::getClass)
                .containsExactly(
                        RunPlanned.class,
                        StepStarted.class,
                        StepFinished.class,
                        StepStarted.class,
                        StepFailed.class,
                        RunFailed.class);
        assertThat(((StepFailed) this.events.get(4)).failure()).isSameAs(failure);
        assertThat(((RunFailed) this.events.get(5)).failure()).isSameAs(failure);
    }

    // J-14
    @Test
    void everyRunLogsALineForEachStepAndASummary() {
        var scripts = Scripts.in(this.root)
                .migration("1_a", "create table a (id int)", "drop table a")
                .migration("2_b", "create table b (id int)", "drop table b");
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var logger = (Logger) LoggerFactory.getLogger("dev.peng");
        logger.addAppender(logged);
        var before = logger.getLevel();
        logger.setLevel(Level.INFO);

        peng(scripts).migrations().up();
        peng(scripts).migrations().up();
        peng(scripts).migrations().goTo(Version.of("1"));

        logger.detachAppender(logged);
        logger.setLevel(before);
        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.contains(this.root.toString()) || line.contains(" migration "))
                .map(line -> line.replaceAll(" in \\d+ ms", "").replaceAll(" \\(.*", ""))
                .containsSubsequence(
                        "applied migration 1_a",
                        "applied migration 2_b",
                        "migrations: 2 applied; version 2, 2 applied, 0 pending",
                        "migrations: nothing to do; version 2, 2 applied, 0 pending",
                        "reverted migration 2_b",
                        "migrations: 1 reverted; version 1, 1 applied, 1 pending");
    }

    private Peng peng(Scripts scripts) {
        return Peng.on(this.database.dataSource())
                .config(scripts.config())
                .listeners(List.of(this.events::add))
                .build();
    }
}
