package dev.peng.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.peng.Peng;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.StepFailedException;
import dev.peng.history.HistorySettings;
import dev.peng.run.RetrySettings;
import dev.peng.run.RunSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(60)
class PipelineIntegrationTests {

    private static final RunSettings ONCE = new RunSettings(
            HistorySettings.DEFAULT,
            LockSettings.DEFAULT,
            SessionSettings.DEFAULT,
            new RetrySettings(1, Duration.ZERO, Duration.ZERO, Duration.ZERO));

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @BeforeEach
    void createTable() {
        this.database.execute("create table a (id int primary key, name text)");
    }

    @Test
    void aThousandStatementsTakeFewRoundTrips() throws IOException {
        load(inserts(1, 1));

        var one = roundTrips("2_one", inserts(2, 2));
        var thousand = roundTrips("3_thousand", inserts(3, 1002));

        System.out.printf("round trips: 1 insert %d, 1,000 inserts %d%n", one, thousand);
        assertThat(thousand - one).isBetween(4, 12);
        assertThat(rows()).isEqualTo(1002);
    }

    @Test
    void manySmallStatementsRunFast() {
        var start = System.nanoTime();
        load(inserts(1, 100_000));

        System.out.printf(
                "100,000 inserts: %d ms%n",
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        assertThat(rows()).isEqualTo(100_000);
    }

    @Test
    void largeStatementsRunAmongSmallOnes() {
        var large = "x".repeat(1 << 20);
        load(inserts(1, 10)
                + "insert into a values (11, '" + large + "');\n"
                + "insert into a values (12, '" + large + "');\n"
                + inserts(13, 300)
                + "insert into a values (301, '" + large.replace('x', 'ü') + "')");

        assertThat(rows()).isEqualTo(301);
        assertThat(this.database.column("select length(name) from a where id in (11, 12, 301)"))
                .containsExactly("1048576", "1048576", "1048576");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 199, 200, 201, 250, 400, 450})
    void theStatementThatCannotBeReadIsNamedByItsCharacter(int before) {
        var failure = failureOf(inserts(1, before)
                + "/* äöü€😀 */ insert into a\n"
                + "  values (0, 'äöü€😀'), (nope, '');\n"
                + inserts(before + 1, before + 10));

        assertThat(placeOf(failure)).isEqualTo("1_rows.sql:%d:%d".formatted(before + 2, 25));
        assertThat(failure.statement().before()).isEqualTo("  values (0, 'äöü€😀'), (");
        assertThat(failure.statement().after()).isEqualTo("nope, '');");
        assertThat(failure.statement().sql()).isEqualTo("insert into a\n  values (0, 'äöü€😀'), (nope, '')");
        assertThat(failure.serverError().sqlState()).isEqualTo("42703");
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1,22012", "150,22012", "250,22012", "450,22012", "150,23505", "250,23505", "450,23505"})
    void theStatementThatFailsAsItRunsIsNamedByItsBeginning(int before, String sqlState) {
        var bad = sqlState.equals("22012") ? "insert into a values (1 / 0)" : "insert into a values (1)";
        var failure = failureOf(inserts(1, before) + "select 'ä'; " + inserts(before + 1, before + 20) + "/* € */ "
                + bad + ";\n" + inserts(before + 21, before + 300));

        assertThat(placeOf(failure)).isEqualTo("1_rows.sql:%d:9".formatted(before + 21));
        assertThat(failure.statement().sql()).isEqualTo(bad);
        assertThat(failure.serverError().sqlState()).isEqualTo(sqlState);
        assertThat(rows()).isZero();
    }

    @Test
    void whatIsCheckedAtTheCommitNamesTheStepAlone() {
        this.database.execute("create table b (id int references a deferrable initially deferred)");

        var failure = failureOf("insert into b values (1);\ninsert into b values (2);\n");

        assertThat(failure.statement()).isNull();
        assertThat(failure.serverError().sqlState()).isEqualTo("23503");
        assertThat(failure).hasMessageContaining("seed 1_rows failed").hasMessageContaining("rolled back");
        assertThat(this.database.column("select id from b")).isEmpty();
        assertThat(this.database.column("select name from peng_seeds")).isEmpty();
    }

    @Test
    void whatIsCheckedBeforeTheCommitNamesItsStatement() {
        this.database.execute("create table b (id int references a deferrable initially deferred)");

        var failure =
                failureOf("insert into b values (1);\n  set constraints all immediate;\ninsert into a values (2);");

        assertThat(placeOf(failure)).isEqualTo("1_rows.sql:2:3");
        assertThat(failure.serverError().sqlState()).isEqualTo("23503");
    }

    @Test
    void noticesAreLoggedWithTheLinesOfTheirBatch() {
        createTalkativeTrigger();

        var said = saidWhile(() -> load("""
                insert into a values (1, 'notice one');
                insert into a values (2, 'warning two');
                insert into a
                    values (3, 'silent');
                do $$ begin raise notice 'alone'; end $$;
                insert into a values (4, 'notice four');
                """));

        assertThat(said).containsExactly("INFO 1-3: one", "WARN 1-3: two", "INFO 5: alone", "INFO 6: four");
    }

    @Test
    void noticesOfStatementsThatWereSentTwiceAreLoggedOnce() {
        createTalkativeTrigger();

        var said = saidWhile(() -> failureOf("""
                insert into a values (1, 'notice one');
                insert into a values (2, 'warning two');
                insert into a values (2, 'notice again');
                insert into a values (4, 'notice four');
                """));

        assertThat(said).containsExactly("INFO 1: one", "WARN 2: two", "INFO 3: again");
    }

    @Test
    void noticesOfDataAreLoggedWithTheLineOfTheCopy() {
        createTalkativeTrigger();

        var said = saidWhile(() -> load("select 1;\ncopy a from stdin;\n1\tnotice one\n2\twarning two\n\\.\n"));

        assertThat(said).containsExactly("INFO 2: one", "WARN 2: two");
    }

    @Test
    void aFloodOfNoticesDoesNotBlock() {
        this.database.execute("""
                create function talk() returns trigger language plpgsql as $$
                begin
                    for i in 1..5 loop
                        raise notice '%', repeat('x', 10240);
                    end loop;
                    return new;
                end $$""");
        this.database.execute("create trigger talk before insert on a for each row execute function talk()");

        var said = saidWhile(() -> load(inserts(1, 1000)));

        assertThat(said).hasSize(5000);
        assertThat(rows()).isEqualTo(1000);
    }

    @Test
    void savepointsOfTheScriptStandBesideBatches() {
        load("""
                insert into a values (1);
                insert into a values (2);
                savepoint mine;
                insert into a values (3);
                insert into a values (4);
                rollback to savepoint mine;
                insert into a values (5);
                insert into a values (6);
                release mine;
                insert into a values (7);
                insert into a values (8);
                """);

        assertThat(this.database.column("select id from a order by id")).containsExactly("1", "2", "5", "6", "7", "8");
    }

    @Test
    void aFailureInsideASavepointOfTheScriptIsNamed() {
        var failure = failureOf("""
                savepoint mine;
                insert into a values (1);
                insert into a values (2);
                insert into a values (1);
                release mine;
                """);

        assertThat(placeOf(failure)).isEqualTo("1_rows.sql:4:1");
        assertThat(rows()).isZero();
    }

    @Test
    void aScriptChoosesItsIsolation() {
        load("""
                -- peng:lock-timeout 3s
                set transaction isolation level repeatable read, read write;
                insert into a values (1, current_setting('transaction_isolation'));
                insert into a values (2, current_setting('lock_timeout'));
                """);

        assertThat(this.database.column("select name from a order by id")).containsExactly("repeatable read", "3s");
    }

    @Test
    void aBlockOfTheScriptKeepsItsOptions() {
        load("""
                begin isolation level serializable;
                insert into a values (1, current_setting('transaction_isolation'));
                insert into a select count(*) + 10 from a;
                commit;
                """);

        assertThat(this.database.column("select name from a where id = 1")).containsExactly("serializable");
    }

    @Test
    void aSerializableBlockFailsWhereOthersHaveWrittenWhatItRead() throws Exception {
        this.database.execute("create table b (id int)");
        this.database.execute("insert into a values (1), (2)");
        try (var other = this.database.dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            other.setTransactionIsolation(java.sql.Connection.TRANSACTION_SERIALIZABLE);
            statement.execute("select count(*) from a; select count(*) from b; insert into b values (1)");
            var failure = CompletableFuture.supplyAsync(() -> failureOf("""
                    begin isolation level serializable;
                    select count(*) from b;
                    insert into a values (3);
                    insert into a values (4);
                    select pg_sleep(1);
                    commit;
                    """));
            whileAsleep("abs");
            other.commit();

            assertThat(failure.get().serverError().sqlState()).isEqualTo("40001");
        }
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void rowsCanBeFrozenInATableOfTheSameScript() {
        load("""
                set work_mem = '5MB';
                create table b (id int);
                create table c (id int);
                copy b from stdin with (freeze);
                1
                2
                \\.
                """);

        assertThat(this.database.column("select id from b")).containsExactly("1", "2");
    }

    @Test
    void aTimeoutNamesItsStatementAndIsWaitedForOnce() {
        createSleepyTrigger();
        var start = System.nanoTime();

        var failure = failureOf("-- peng:statement-timeout 1s\n" + inserts(1, 20)
                + "insert into a values (21, 'sleep');\n" + inserts(22, 40));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1900));
        assertThat(placeOf(failure)).isEqualTo("1_rows.sql:22:1");
        assertThat(failure.statement().sql()).isEqualTo("insert into a values (21, 'sleep')");
        assertThat(failure.serverError().sqlState()).isEqualTo("57014");
        assertThat(rows()).isZero();
    }

    @Test
    void aLockThatIsNotToBeHadIsWaitedForOnce() throws Exception {
        this.database.execute("create table b (id int)");
        try (var other = this.database.dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table b");
            var start = System.nanoTime();

            var failure = failureOf(
                    "-- peng:lock-timeout 1s\n" + inserts(1, 20) + "insert into b values (1);\n" + inserts(22, 40));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1900));
            assertThat(placeOf(failure)).isEqualTo("1_rows.sql:22:13");
            assertThat(failure.serverError().sqlState()).isEqualTo("55P03");
        }
    }

    @Test
    void aCancelledBatchIsNotBegunAgain() throws InterruptedException {
        createSleepyTrigger();
        var failing = CompletableFuture.supplyAsync(
                () -> failureOf(inserts(1, 20) + "insert into a values (21, 'sleep');\n" + inserts(22, 40)));

        whileAsleep("pg_cancel_backend");

        assertThat(placeOf(failing.join())).isEqualTo("1_rows.sql:21:1");
        assertThat(failing.join().serverError().sqlState()).isEqualTo("57014");
        assertThat(failing.join()).hasMessageContaining("rolled back");
        assertThat(rows()).isZero();
    }

    @Test
    void aBackendThatEndsInABatchNamesTheStatementAndTheLoss() throws InterruptedException {
        createSleepyTrigger();
        var failing = CompletableFuture.supplyAsync(
                () -> failureOf(inserts(1, 20) + "insert into a values (21, 'sleep');\n" + inserts(22, 40)));

        whileAsleep("pg_terminate_backend");

        assertThat(placeOf(failing.join())).isEqualTo("1_rows.sql:21:1");
        assertThat(failing.join().serverError().sqlState()).isEqualTo("57P01");
        assertThat(failing.join()).hasMessageContaining("nothing of it remains");
        assertThat(rows()).isZero();
        load(inserts(1, 3));
        assertThat(rows()).isEqualTo(3);
    }

    private void createTalkativeTrigger() {
        this.database.execute("""
                create function talk() returns trigger language plpgsql as $$
                begin
                    if new.name like 'notice %' then
                        raise notice '%', substr(new.name, 8);
                    elsif new.name like 'warning %' then
                        raise warning '%', substr(new.name, 9);
                    end if;
                    return new;
                end $$""");
        this.database.execute("create trigger talk before insert on a for each row execute function talk()");
    }

    private void createSleepyTrigger() {
        this.database.execute("""
                create function doze() returns trigger language plpgsql as $$
                begin
                    if new.name = 'sleep' then
                        perform pg_sleep(30);
                    end if;
                    return new;
                end $$""");
        this.database.execute("create trigger doze before insert on a for each row execute function doze()");
    }

    private void whileAsleep(String function) {
        var signal =
                "select %s(pid) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'"
                        .formatted(function);
        while (this.database.column(signal).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private int roundTrips(String name, String script) throws IOException {
        try (var proxy = new CountingProxy(this.database.dataSource())) {
            load(proxy.dataSource(), name, script);
            return proxy.roundTrips();
        }
    }

    private List<String> saidWhile(Runnable work) {
        var log = (Logger) LoggerFactory.getLogger(ScriptRunner.class);
        var said = new ListAppender<ILoggingEvent>();
        log.setLevel(Level.INFO);
        log.setAdditive(false);
        said.start();
        log.addAppender(said);
        try {
            work.run();
        } finally {
            log.detachAppender(said);
        }
        return List.copyOf(said.list).stream()
                .filter(event -> event.getFormattedMessage().startsWith(this.root.toString()))
                .map(event ->
                        event.getLevel() + " " + event.getFormattedMessage().replaceFirst("^.*1_rows.sql:", ""))
                .toList();
    }

    private void load(String script) {
        load(this.database.dataSource(), "1_rows", script);
    }

    private void load(DataSource dataSource, String name, String script) {
        var scripts = Scripts.in(this.root).with("seeds/" + name + ".sql", script);
        Peng.on(dataSource).config(scripts.config(ONCE)).build().seeds().applyAll();
    }

    private StepFailedException failureOf(String script) {
        return catchThrowableOfType(StepFailedException.class, () -> load(script));
    }

    private static String placeOf(StepFailedException failure) {
        return failure.statement().place().toString().replaceFirst("^.*/", "");
    }

    private int rows() {
        return Integer.parseInt(this.database.column("select count(*) from a").get(0));
    }

    private static String inserts(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj("insert into a values (%d);\n"::formatted)
                .collect(Collectors.joining());
    }
}
