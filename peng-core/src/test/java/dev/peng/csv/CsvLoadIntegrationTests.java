package dev.peng.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Peng;
import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.TestRole;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.StepFailedException;
import dev.peng.event.PengEvent;
import dev.peng.event.PengEvent.StepRetrying;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLoadIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private Scripts scripts;

    @BeforeEach
    void aTable() {
        this.database.execute("create table country (code text primary key, name text, people int)");
        this.scripts = Scripts.in(this.root);
    }

    @Test
    void loadsTheRowsIntoTheTableOfItsName() {
        load("seeds/1_country.csv", "name,code,people\nGermany,DE,83\n\"France, la\",FR,\n");

        assertThat(rows()).containsExactly("(DE,Germany,83)", "(FR,\"France, la\",)");
        assertThat(this.database.column("select concat_ws(' ', version, name, kind, profile) from peng_seeds"))
                .containsExactly("1 country csv ");
    }

    @Test
    void loadsItOnce() {
        load("seeds/1_country.csv", "code\nDE\n");

        assertThat(this.scripts
                        .on(this.database.dataSource())
                        .run()
                        .seeds()
                        .outcome()
                        .steps())
                .isEmpty();
        assertThat(rows()).hasSize(1);
    }

    @Test
    void loadsQuotedLineBreaksAndTellsNullFromTheEmptyText() {
        load("seeds/1_country.csv", "code,name,people\r\nA,\"two\r\nlines, \"\"quoted\"\"\",1\r\nB,\"\",\r\nC,,3\r\n");

        assertThat(rows()).containsExactly("(A,\"two\r\nlines, \"\"quoted\"\"\",1)", "(B,\"\",)", "(C,,3)");
    }

    @Test
    void takesAnotherNullDelimiterAndQuote() {
        load("seeds/1_country.csv", """
                -- peng:null NULL
                -- peng:delimiter tab
                -- peng:quote '

                code\tname\tpeople
                A\tNULL\tNULL
                B\t'NULL'\t2
                C\t\t3
                D\t'it''s'\t4
                """);

        assertThat(rows()).containsExactly("(A,,)", "(B,NULL,2)", "(C,\"\",3)", "(D,it's,4)");
    }

    @Test
    void takesDirectivesFromAFileBesideIt() {
        this.scripts.with("seeds/1_rows.csv.peng", "-- peng:table country\n-- peng:delimiter ;\n");

        load("seeds/1_rows.csv", "code;name\nA;B\n");

        assertThat(rows()).containsExactly("(A,B,)");
    }

    @Test
    void loadsOtherEncodings() {
        this.scripts.with(
                "seeds/1_country.csv",
                "-- peng:encoding LATIN1\ncode,name\nÖ,Österreich\n",
                StandardCharsets.ISO_8859_1);

        apply();

        assertThat(rows()).containsExactly("(Ö,Österreich,)");
    }

    @Test
    void passesOverAByteOrderMark() {
        load("seeds/1_country.csv", "\uFEFFcode,name\nA,B\n");

        assertThat(rows()).containsExactly("(A,B,)");
    }

    @Test
    void unpacksWhatIsPacked() {
        this.scripts
                .with("seeds/1_country.csv.gz", Scripts.packed("-- peng:delimiter ;\ncode;name\nA;B\n"))
                .with("seeds/2_more.sql.gz", Scripts.packed("insert into country values ('C', 'D', 1);\n"));

        apply();

        assertThat(rows()).containsExactly("(A,B,)", "(C,D,1)");
        assertThat(this.database.column("select kind from peng_seeds order by version"))
                .containsExactly("csv", "sql");
        assertThat(this.database.column("select checksum from peng_seeds order by version"))
                .allMatch(checksum -> checksum.matches("[0-9a-f]{64}"));
    }

    @Test
    void aScriptOfAnySizeMayBePacked() {
        var rows = new StringBuilder("copy country (code, name) from stdin;\n");
        for (var i = 0; i < 200_000; i++) {
            rows.append(Integer.toHexString(i * 0x9E3779B1))
                    .append('\t')
                    .append(i * 31L * i)
                    .append('\n');
        }
        this.scripts.with(
                "seeds/1_dump.sql.gz", Scripts.packed(rows.append("\\.\n").toString()));

        apply();

        assertThat(this.database.column("select count(*) from country")).containsExactly("200000");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 300})
    void aDamagedScriptIsAProblemThatNamesTheFile(int length) {
        var packed = Scripts.packed("insert into country values ('A', 'B', 1);\n" + "-- äöü %d\n".repeat(10_000));
        this.scripts.with("seeds/1_dump.sql.gz", Arrays.copyOf(packed, length));

        var refused = catchThrowableOfType(ProblemsException.class, this::apply);

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.UNREADABLE_FILE);
            assertThat(problem.where()).hasToString(path("1_dump.sql.gz"));
            assertThat(problem.message()).contains("is damaged");
        });
    }

    @Test
    void aDamagedHeadIsAProblemAndADamagedRestAFailure() {
        var rows = new StringBuilder("code,name\n");
        for (var i = 0; i < 200_000; i++) {
            rows.append(Integer.toHexString(i * 0x9E3779B1))
                    .append(',')
                    .append(i * 31L * i)
                    .append('\n');
        }
        var packed = Scripts.packed(rows.toString());
        this.scripts.with("seeds/1_country.csv.gz", Arrays.copyOf(packed, packed.length - 1000));

        var failure = catchThrowableOfType(StepFailedException.class, this::apply);
        assertThat(failure).hasMessageContaining(path("1_country.csv.gz") + " is damaged");
        assertThat(rows()).isEmpty();

        this.scripts.with("seeds/1_country.csv.gz", new byte[] {1, 2, 3});
        var refused = catchThrowableOfType(ProblemsException.class, this::apply);
        assertThat(refused.problems()).extracting(Problem::code).containsExactly(ErrorCode.UNREADABLE_FILE);

        this.scripts.with("seeds/1_country.csv.gz", packed);
        apply();
        assertThat(this.database.column("select count(*) from country")).containsExactly("200000");
    }

    @Test
    void findsTheTableInAnotherSchemaAndAsItIsWritten() {
        this.database.execute("create schema \"Odd\"");
        this.database.execute("create table \"Odd\".\"Two.Words\" (\"a \"\"b\"\"\" int)");
        this.scripts.with("seeds/1_public.country.csv", "code\nA\n");

        load("seeds/2_odd.csv", "-- peng:table Odd.\"Two.Words\"\n\"a \"\"b\"\"\"\n1\n");

        assertThat(rows()).containsExactly("(A,,)");
        assertThat(this.database.column("select * from \"Odd\".\"Two.Words\"")).containsExactly("1");
    }

    @Test
    void aHeaderWithoutRowsLoadsNothing() {
        load("seeds/1_country.csv", "code");

        assertThat(rows()).isEmpty();
        assertThat(this.database.column("select version from peng_seeds")).containsExactly("1");
    }

    @Test
    void runsUnderTheTimeoutsThatItAsksFor() {
        this.database.execute("create table setting (name text, value text)");
        this.database.execute("""
                create function note() returns trigger language plpgsql as $$ begin
                insert into setting select 'lock', current_setting('lock_timeout');
                insert into setting select 'statement', current_setting('statement_timeout');
                return null; end $$""");
        this.database.execute("create trigger note after insert on country execute function note()");

        load("seeds/1_country.csv", "-- peng:lock-timeout 7s\n-- peng:statement-timeout 3m\ncode\nA\n");

        assertThat(this.database.column("select value from setting order by name"))
                .containsExactly("7s", "3min");
    }

    @Test
    void mayBeForAProfileRunAlwaysAndBehindAMigration() {
        this.scripts.migration("1_one", "create table one (a int)", "drop table one");
        this.scripts.migration("2_two", "drop table one", "create table one (a int)");
        this.scripts.with("seeds/1_one.csv", "-- peng:after 1\na\n1\n");
        this.scripts.with("seeds/prod/2_country.csv", "code\nPROD\n");

        load("seeds/3_country.csv", "-- peng:run always\n-- peng:on-conflict ignore\ncode\nA\n");
        apply();

        assertThat(rows()).containsExactly("(A,,)");
        assertThat(this.database.column("select version from peng_seeds order by 1"))
                .containsExactly("1", "3");
    }

    @Test
    void onConflictIgnoreKeepsWhatIsThere() {
        this.database.execute("insert into country values ('A', 'old', 1)");

        load("seeds/1_country.csv", "-- peng:on-conflict ignore\nname,code\nnew,A\nb,B\n");

        assertThat(rows()).containsExactly("(A,old,1)", "(B,b,)");
    }

    @Test
    void onConflictUpdateSetsTheColumnsOfTheFile() {
        this.database.execute("insert into country values ('A', 'old', 1)");

        load("seeds/1_country.csv", "-- peng:on-conflict update\nname,code\nnew,A\nb,B\n");

        assertThat(rows()).containsExactly("(A,new,1)", "(B,b,)");
        assertThat(this.database.column("select relname from pg_class where relname = 'peng_load'"))
                .isEmpty();
    }

    @Test
    void onConflictOverridesIdentityColumns() {
        this.database.execute("""
                create table thing (id int generated always as identity primary key,
                                    number int generated always as identity, name text)""");
        this.database.execute("insert into thing (name) values ('old')");

        load("seeds/1_thing.csv", "-- peng:on-conflict update\nid,number,name\n1,10,new\n7,70,b\n");
        this.database.execute("insert into thing (name) values ('next')");

        assertThat(this.database.column("select thing::text from thing order by id"))
                .containsExactly("(1,1,new)", "(7,70,b)", "(8,71,next)");
    }

    @Test
    void onConflictNeedsAPrimaryKeyAndAllOfItInTheFile() {
        this.database.execute("create table loose (a int)");
        this.scripts.with("seeds/1_loose.csv", "-- peng:on-conflict update\na\n1\n");

        var refused = catchThrowableOfType(ProblemsException.class, this::apply);
        assertThat(refused.problems())
                .singleElement()
                .hasToString(path("1_loose.csv")
                        + ":1:1: the table \"public\".\"loose\" has no primary key, by which to know the rows that are there already."
                        + " Give it one, or load the rows by a script: insert … on conflict (…).");

        this.scripts
                .without("seeds/1_loose.csv")
                .with("seeds/1_country.csv", "\n-- peng:on-conflict ignore\nname\nx\n");
        refused = catchThrowableOfType(ProblemsException.class, this::apply);
        assertThat(refused.problems())
                .singleElement()
                .hasToString(path("1_country.csv")
                        + ":2:1: the primary key of \"public\".\"country\" is (code), and not all of it is in the file."
                        + " Add the columns to the file.");
        assertThat(this.database.column("select version from peng_seeds")).isEmpty();
    }

    @Test
    void withoutTheRightToMakeTemporaryTablesItMakesAnotherOneThatIsGoneAfterwards() {
        try (var role = TestRole.without(this.database)) {
            this.database.execute("create schema app authorization " + role.name());
            this.database.execute("grant usage on schema public to " + role.name());
            this.database.execute("grant select, insert, update on country to " + role.name());
            this.database.execute("alter role %s set search_path = app, public".formatted(role.name()));
            this.database.execute("insert into country values ('A', 'old', 1)");
            this.scripts.with("seeds/1_country.csv", "-- peng:on-conflict update\ncode,name\nA,new\nB,b\n");

            this.scripts.on(role.dataSource()).run();

            assertThat(rows()).containsExactly("(A,new,1)", "(B,b,)");
            assertThat(this.database.column("select relname from pg_class where relname = 'peng_load'"))
                    .isEmpty();
        }
    }

    @Test
    void sequencesAreAdvancedBehindWhatWasLoadedAndNeverBackwards() {
        this.database.execute("create table s (a serial, b int generated by default as identity (increment -1),"
                + " c serial, d serial, e serial)");
        this.database.column("select setval('s_c_seq', 100), setval('s_d_seq', 5, false)");

        load("seeds/1_s.csv", "a,b,c,d\n1,-1,1,1\n41,-9,1,5\n7,-3,50,1\n");

        assertThat(this.database.column("insert into s default values returning s::text"))
                .containsExactly("(42,-10,101,6,4)");
    }

    @Test
    void anEmptyTableChangesNoSequence() {
        this.database.execute("create table s (a serial, b text)");
        this.database.column("select setval('s_a_seq', 5)");

        load("seeds/1_s.csv", "a,b\n");

        assertThat(this.database.column("insert into s default values returning a"))
                .containsExactly("6");
    }

    @Test
    void sequencesMayBeLeftAlone() {
        this.database.execute("create table s (a serial)");

        load("seeds/1_s.csv", "-- peng:sequences off\na\n1\n");

        assertThat(this.database.column("insert into s default values returning a"))
                .containsExactly("1");
    }

    @Test
    void identityColumnsTakeTheValuesOfTheFile() {
        this.database.execute("create table s (a int generated always as identity, b text)");

        load("seeds/1_s.csv", "a,b\n5,x\n");

        assertThat(this.database.column("insert into s (b) values ('y') returning a"))
                .containsExactly("6");
    }

    @Test
    void aLoadWhoseBackendIsEndedLeavesNothingAndIsDoneByTheNextRun() throws Exception {
        this.database.execute("""
                create function pause() returns trigger language plpgsql as $$ begin
                if new.people = 50000 then perform pg_advisory_lock(4711); end if; return new; end $$""");
        this.database.execute("create trigger pause before insert on country for each row execute function pause()");
        var rows = new StringBuilder("code,people\n");
        for (var i = 0; i < 100_000; i++) {
            rows.append("c").append(i).append(',').append(i).append('\n');
        }
        this.scripts.with("seeds/1_country.csv", rows.toString());

        try (var other = this.database.dataSource().getConnection();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(4711)");
            var running =
                    CompletableFuture.supplyAsync(() -> catchThrowableOfType(StepFailedException.class, this::apply));
            await(() -> !this.database
                    .column("select pg_terminate_backend(l.pid) from pg_locks l where not l.granted"
                            + " and locktype = 'advisory' and l.objid = 4711")
                    .isEmpty());
            var failure = running.get(30, TimeUnit.SECONDS);

            assertThat(failure).hasMessageContaining("nothing of it remains");
        }
        assertThat(rows()).isEmpty();
        assertThat(this.database.column("select version from peng_seeds")).isEmpty();

        apply();
        assertThat(this.database.column("select count(*) from country")).containsExactly("100000");
    }

    @Test
    void isSentAgainWhenALockWasNotFreeInTime() throws Exception {
        this.scripts.with("seeds/1_country.csv", "-- peng:lock-timeout 100ms\ncode,name\nA,B\nC,D\n");
        var attempts = new AtomicInteger();
        try (var other = this.database.dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table country");

            Peng.on(this.database.dataSource())
                    .config(this.scripts.config())
                    .listeners(List.of(event -> rollBackAtSecond(event, other, attempts)))
                    .build()
                    .run();
        }

        assertThat(attempts).hasValue(2);
        assertThat(rows()).containsExactly("(A,B,)", "(C,D,)");
    }

    @Test
    void allProblemsOfAllFilesComeAtOnce() {
        this.scripts
                .with("seeds/1_country.csv", "-- peng:table country\n-- peng:colour red\ncode,code\n")
                .with("seeds/1_country.csv.peng", "-- peng:table other\n")
                .with("seeds/2_empty.csv", "")
                .with("seeds/3_lost.csv.peng", "-- peng:table other\n")
                .with("seeds/4_a.sql", "-- peng:delimiter tab\n-- peng:table a\nselect 1")
                .with("seeds/country.csv", "code\n");

        var refused = catchThrowableOfType(ProblemsException.class, this::apply);

        assertThat(refused.problems())
                .extracting(problem -> problem.where() + " " + problem.message())
                .containsExactlyInAnyOrder(
                        path("1_country.csv:1:1 peng:table is here for the second time"),
                        path("1_country.csv:2:1 there is no directive peng:colour"),
                        path("1_country.csv:3:6 the column \"code\" for the second time"),
                        path("2_empty.csv has no header row"),
                        path("3_lost.csv.peng belongs to no CSV file"),
                        path("4_a.sql:1:1 peng:delimiter has no meaning in a seed"),
                        path("4_a.sql:2:1 peng:table has no meaning in a seed"),
                        path("country.csv is no name of a seed"));
        assertThat(this.database.hasTable("peng_seeds")).isFalse();
    }

    private static void rollBackAtSecond(PengEvent event, Connection other, AtomicInteger attempts) {
        try {
            if (event instanceof StepRetrying retrying && retrying.attempt() == 2) {
                other.rollback();
            }
            attempts.addAndGet(event instanceof StepRetrying ? 1 : 0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); !condition.getAsBoolean(); ) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private void load(String file, String text) {
        this.scripts.with(file, text);
        apply();
    }

    private void apply() {
        this.scripts.on(this.database.dataSource()).run();
    }

    private List<String> rows() {
        return this.database.column("select country::text from country order by code");
    }

    private String path(String name) {
        return this.root.resolve("seeds") + "/" + name;
    }
}
