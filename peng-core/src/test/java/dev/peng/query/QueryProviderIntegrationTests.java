package dev.peng.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.ConfigurationException;
import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.error.QueryFailedException;
import dev.peng.session.ResultColumn;
import dev.peng.session.RowConsumer;
import dev.peng.source.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class QueryProviderIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    private Scripts scripts;

    @BeforeEach
    void aTable() {
        this.database.execute("create table member (id serial primary key, name text, joined date, about jsonb)");
        this.database.execute("""
                insert into member (name, joined, about) values
                  ('Ada', '2024-01-10', '{"k": 1}'), ('Bob', '2025-02-20', '{"other": "k"}'), (null, '2026-03-30', null)""");
        this.scripts = Scripts.in(this.root);
    }

    // P-28
    @Test
    void findsQueriesByNameAndSaysWhatIsWrongWithOthers() {
        this.scripts
                .with("queries/zebra.sql", "-- description: stripes\nselect 1")
                .with("queries/a-b_1.sql", "select 1")
                .with("queries/open.sql", "select 'open")
                .with("queries/Upper.sql", "select 1")
                .with("queries/2nd.sql", "select 1")
                .with("queries/deep/down.sql", "select 1")
                .with("queries/README.md", "no query");

        var set = queries().list();

        assertThat(set.queries()).extracting(NamedQuery::name).containsExactly("a-b_1", "zebra");
        assertThat(set.queries().get(1).description()).isEqualTo("stripes");
        assertThat(set.problems())
                .extracting(Problem::code)
                .containsExactly(
                        ErrorCode.MISNAMED_FILE, ErrorCode.MISNAMED_FILE, ErrorCode.MISNAMED_FILE, ErrorCode.SYNTAX);
        assertThat(queries().run(QueryCall.of("zebra")).rows()).containsExactly(List.of("1"));
    }

    // P-28
    @Test
    void withoutAFolderThereAreNone() {
        var elsewhere = new QuerySettings(List.of(Location.parse("filesystem:" + this.root + "/nowhere")));
        var queries = new QueryProvider(elsewhere, getClass().getClassLoader(), this.database.dataSource());

        assertThat(queries.list()).isEqualTo(new QuerySet(List.of(), List.of()));
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> queries.run(QueryCall.of("x")))
                .withMessageContaining("there is no query \"x\" in filesystem:")
                .withMessageContaining("[UNKNOWN_QUERY]");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatCannotBeReadIsInTheWayOfItselfAlone() throws Exception {
        this.scripts.with("queries/one.sql", "select 1");
        var memory = Files.createSymbolicLink(this.root.resolve("queries/memory.sql"), Path.of("/proc/self/mem"));

        assertThat(queries().run(QueryCall.of("one")).rows()).containsExactly(List.of("1"));
        assertThat(queries().list().queries()).extracting(NamedQuery::name).containsExactly("one");
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> queries().run(QueryCall.of("memory").with("a", "1")))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::code)
                        .containsExactly(ErrorCode.UNREADABLE_FILE));
        Files.delete(memory);
    }

    @Test
    void twoQueriesOfOneNameAreRefused() {
        this.scripts.with("queries/one.sql", "select 1").with("more/one.sql", "select 2");
        var both = this.scripts.queries().locations().get(0);
        var more = Location.parse("filesystem:" + this.root.resolve("more"));
        var queries = new QueryProvider(
                new QuerySettings(List.of(both, more)), getClass().getClassLoader(), this.database.dataSource());

        assertThat(queries.list().queries()).isEmpty();
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> queries.run(QueryCall.of("one")))
                .withMessageContaining("[DUPLICATE_QUERY]");
    }

    // P-28
    @Test
    void valuesAreBoundByTheirTypesAndRowsComeAsText() {
        this.scripts.with("queries/joined.sql", """
                -- @since date
                -- @ids int[]
                -- @name? text

                select id, name, joined, about, id > 1 as late, joined::timestamptz(0) at time zone 'UTC' as noon
                  from member
                 where joined >= @since and id = any(@ids) and (@name is null or name=@name)
                 order by id
                """);

        var result =
                queries().run(QueryCall.of("joined").with("since", "2025-01-01").with("ids", "{1,2,3}"));

        assertThat(result.columns())
                .extracting(ResultColumn::toString)
                .containsExactly(
                        "ResultColumn[name=id, type=int4]",
                        "ResultColumn[name=name, type=text]",
                        "ResultColumn[name=joined, type=date]",
                        "ResultColumn[name=about, type=jsonb]",
                        "ResultColumn[name=late, type=bool]",
                        "ResultColumn[name=noon, type=timestamp]");
        assertThat(result.rows().get(0).subList(0, 5))
                .containsExactly("2", "Bob", "2025-02-20", "{\"other\": \"k\"}", "t");
        assertThat(result.rows().get(1).subList(0, 5)).containsExactly("3", null, "2026-03-30", null, "t");
        assertThat(result.truncated()).isFalse();
        assertThat(queries()
                        .run(QueryCall.of("joined")
                                .with("since", "2020-01-01")
                                .with("ids", "{1,2,3}")
                                .with("name", "'; drop table member --"))
                        .rows())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | a'b | a'b",
                "int | 7 | 7",
                "bigint | 9000000000 | 9000000000",
                "numeric | 1.50 | 1.50",
                "boolean | yes | t",
                "date | 2026-01-31 | 2026-01-31",
                "timestamp | 2026-01-31 10:00 | 2026-01-31 10:00:00",
                "timestamptz | 2026-01-31 10:00+00 | 2026-01-31 10:00:00+00",
                "uuid | A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11 | a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                "json | {\"a\":  1} | {\"a\":  1}",
                "jsonb | {\"a\":  1} | {\"a\": 1}",
                "text[] | {a,\"b c\"} | {a,\"b c\"}",
                "date[] | {2026-01-31} | {2026-01-31}",
            })
    void eachTypeIsReadByPostgres(String type, String value, String expected) {
        this.scripts.with(
                "queries/q.sql",
                "-- @v " + type + "\n\nselect @v, pg_typeof(@v)::regtype::oid = '" + type + "'::regtype::oid");

        // Once more than the driver needs to prepare a statement, and to ask for binary values.
        for (var i = 0; i < 7; i++) {
            assertThat(queries().run(QueryCall.of("q").with("v", value)).rows().get(0))
                    .satisfiesExactly(
                            found -> assertThat(
                                            found.replaceFirst("^(2026-01-31 )\\d\\d(:00:00)[+-]\\d\\d$", "$110$2+00"))
                                    .isEqualTo(expected),
                            same -> assertThat(same).isEqualTo("t"));
        }
    }

    @Test
    void operatorsOfJsonSurvive() {
        this.scripts.with(
                "queries/has.sql",
                "-- @key text\n-- @part jsonb = {}\n\nselect name from member where about ? @key and about @>@part and about @? '$.k'");

        assertThat(queries().run(QueryCall.of("has").with("key", "k")).rows()).containsExactly(List.of("Ada"));
    }

    @Test
    void whatIsQuotedIsLeftAsItIs() {
        this.database.execute("""
                do 'begin
                  execute format(''alter database %I set standard_conforming_strings = off'', current_database());
                end'""");
        this.scripts.with(
                "queries/q.sql",
                "-- @a text\n\nselect 'a\\', @a, $${d '2020-01-01'} ? @a$$, $x$ {fn now()} $x$, '{d ''?''}', \"?column?\""
                        + " from (select 1) as t(\"?column?\") /* {fn @a} */");

        assertThat(queries().run(QueryCall.of("q").with("a", "it's {d ?}")).rows())
                .containsExactly(List.of("a\\", "it's {d ?}", "{d '2020-01-01'} ? @a", " {fn now()} ", "{d '?'}", "1"));
    }

    // P-28
    @Test
    void whatIsMissingOrUnknownIsSaidAtOnce() {
        this.scripts.with("queries/q.sql", "-- @a int how many\n-- @b int\n-- @c int = 3\n\nselect @a + @b + @c");

        var refused = catchThrowableOfType(
                ProblemsException.class,
                () -> queries().run(QueryCall.of("q").with("B", "1").with("x", "1")));

        assertThat(refused.problems())
                .extracting(problem -> problem.message().replaceAll(".*/", ""))
                .containsExactly(
                        "@a int has no value",
                        "@b int has no value",
                        "there is no parameter B",
                        "there is no parameter x");
        assertThat(refused.problems().get(0).where().toString()).endsWith("queries/q.sql:1:4");
        assertThat(refused.action()).contains("Give one for a: how many.", "The query takes a, b, c.");
        assertThat(queries()
                        .run(QueryCall.of("q").with("a", "1").with("b", "2"))
                        .rows())
                .containsExactly(List.of("6"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int | sec\"ret | 22P02",
                "int | 99999999999 | 22003",
                "date | 2026-02-31 | 22008",
                "uuid | secret | 22P02",
                "int[] | {1,secret} | 22P02",
                "jsonb | secret | 22P02"
            })
    void aValueThatDoesNotFitIsNamedAndNotShown(String type, String value, String sqlState) {
        this.scripts.with(
                "queries/q.sql", "-- @fine int = 1\n-- @wrong " + type + "\n\nselect @fine, @wrong from member");

        var failure = catchThrowableOfType(
                QueryFailedException.class,
                () -> queries().run(QueryCall.of("q").with("wrong", value)));

        assertThat(failure.parameter()).isEqualTo("@wrong " + type);
        assertThat(failure.serverError().sqlState()).isEqualTo(sqlState);
        assertThat(failure).hasMessageContaining("query q failed: the value for @wrong " + type + " does not fit");
        assertThat(failure.getMessage()).doesNotContain(value, "secret");
    }

    @Test
    void aFailureHasThePlaceInTheFileAlsoBehindParametersAndOperators() {
        this.scripts.with("queries/q.sql", "-- @a int\n\nselect 'ä', @a, about ? 'k', @a,\n       nmae\n  from member");

        var failure = catchThrowableOfType(
                QueryFailedException.class,
                () -> queries().run(QueryCall.of("q").with("a", "1")));

        assertThat(failure.statement().place().toString()).endsWith("queries/q.sql:4:8");
        assertThat(failure.statement().excerpt()).startsWith("           nmae");
        assertThat(failure).hasMessageContaining("ERROR 42703");
        assertThat(failure.code()).isEqualTo(ErrorCode.QUERY_FAILED);
        assertThat(failure.code().exitCode()).isEqualTo(1);
    }

    @Test
    void dataThatDoNotFitAreNoValuesThatDoNot() {
        this.scripts.with("queries/q.sql", "-- @a text\n\nselect name::int from member where @a = 'x'");

        var failure = catchThrowableOfType(
                QueryFailedException.class,
                () -> queries().run(QueryCall.of("q").with("a", "x")));

        assertThat(failure.parameter()).isNull();
        assertThat(failure.serverError().sqlState()).isEqualTo("22P02");
    }

    // P-28
    @Test
    void aQueryCannotWriteUnlessItSaysSo() {
        this.scripts
                .with("queries/sly.sql", "delete from member returning id")
                .with(
                        "queries/slyer.sql",
                        "select 1, set_config('transaction_read_only', 'off', true), nextval('member_id_seq')")
                .with("queries/slyest.sql", "set transaction read write");

        var failure = catchThrowableOfType(
                QueryFailedException.class,
                () -> queries().run(QueryCall.of("sly").writing()));
        assertThat(failure.serverError().sqlState()).isEqualTo("25006");
        assertThat(failure.action()).contains("-- peng:write");
        assertThatExceptionOfType(QueryFailedException.class)
                .isThrownBy(() -> queries().run(QueryCall.of("slyer").writing()));
        queries().run(QueryCall.of("slyest").writing());

        assertThat(this.database.column("select count(*) from member")).containsExactly("3");
    }

    // P-28
    @Test
    void oneThatWritesNeedsLeave() {
        this.scripts.with(
                "queries/rename.sql",
                "-- peng:write\n-- @id int\n-- @name text\n\nupdate member set name = @name where id = @id");
        var call = QueryCall.of("rename").with("id", "1").with("name", "Eve");

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> queries().run(call))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.WRITES));
        var done = queries().run(call.writing());

        assertThat(done.changed()).isEqualTo(1);
        assertThat(done.columns()).isEmpty();
        assertThat(this.database.column("select name from member where id = 1")).containsExactly("Eve");
    }

    @Test
    void whatAWritingOneAnswersIsLimitedAndWhatItDoesIsNot() {
        this.scripts.with("queries/clear.sql", "-- peng:write\n\ndelete from member returning id");

        var done = queries().run(QueryCall.of("clear").writing().limitedTo(1));

        assertThat(done.rows()).hasSize(1);
        assertThat(done.truncated()).isTrue();
        assertThat(this.database.column("select count(*) from member")).containsExactly("0");
    }

    @Test
    void moreRowsThanAreWantedAreCutOff() {
        this.scripts.with("queries/many.sql", "-- @n int\n\nselect i from generate_series(1, @n) i");

        assertThat(queries().run(QueryCall.of("many").with("n", "1000")).truncated())
                .isFalse();
        var cut = queries().run(QueryCall.of("many").with("n", "1001"));
        assertThat(cut.truncated()).isTrue();
        assertThat(cut.rows()).hasSize(1000);
        assertThat(queries()
                        .run(QueryCall.of("many").with("n", "1001").limitedTo(Integer.MAX_VALUE))
                        .rows())
                .hasSize(1001);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> QueryCall.of("many").limitedTo(0));
    }

    @Test
    void rowsAreHandedOverWhileTheServerMakesMoreOfThem() {
        this.scripts.with("queries/endless.sql", "select generate_series(1, 1000000000000)");
        var rows = new Counting() {
            @Override
            public void row(List<@Nullable String> values) {
                super.row(values);
                if (this.number == 10_000) {
                    throw new IllegalStateException("enough");
                }
            }
        };
        var call = QueryCall.of("endless").limitedTo(Integer.MAX_VALUE).within(Duration.ofSeconds(20));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> queries().run(call, rows))
                .withMessage("enough");
    }

    @Test
    void whatTheConsumerThrowsComesOutAndNothingIsWritten() {
        this.scripts.with("queries/clear.sql", "-- peng:write\n\ndelete from member returning id");
        var rows = new Counting() {
            @Override
            public void row(List<@Nullable String> values) {
                throw new IllegalStateException("enough");
            }
        };

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> queries().run(QueryCall.of("clear").writing(), rows))
                .withMessage("enough");

        assertThat(this.database.column("select count(*) from member")).containsExactly("3");
    }

    @Test
    void oneThatTakesTooLongIsEnded() {
        this.scripts.with("queries/slow.sql", "select pg_sleep(30)");

        var failure = catchThrowableOfType(
                QueryFailedException.class,
                () -> queries().run(QueryCall.of("slow").within(Duration.ofMillis(50))));

        assertThat(failure.serverError().sqlState()).isEqualTo("57014");
        assertThat(failure.action()).contains("give it more");
    }

    @Test
    void anInterruptedThreadReadsNoFurther() {
        this.scripts.with("queries/many.sql", "select generate_series(1, 100)");
        var rows = new Counting() {
            @Override
            public void row(List<@Nullable String> values) {
                super.row(values);
                Thread.currentThread().interrupt();
            }
        };

        assertThatExceptionOfType(QueryFailedException.class)
                .isThrownBy(() -> queries().run(QueryCall.of("many"), rows))
                .withMessageContaining("interrupted while rows were read");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(rows.number).isEqualTo(1);
    }

    @Test
    void theConnectionIsGivenBackAsItWas() throws Exception {
        this.scripts
                .with("queries/q.sql", "select 1, set_config('search_path', 'nowhere', false)")
                .with("queries/wrong.sql", "select nothing");
        try (var connection = this.database.dataSource().getConnection()) {
            connection.setReadOnly(true);
            var one = new SingleConnectionDataSource(connection, true);
            var queries = new QueryProvider(this.scripts.queries(), getClass().getClassLoader(), one);

            queries.run(QueryCall.of("q").within(Duration.ofSeconds(9)));
            assertThatExceptionOfType(QueryFailedException.class).isThrownBy(() -> queries.run(QueryCall.of("wrong")));

            assertThat(connection.isReadOnly()).isTrue();
            assertThat(connection.getAutoCommit()).isTrue();
            try (var row = connection
                    .createStatement()
                    .executeQuery("select current_setting('search_path'), current_setting('statement_timeout')")) {
                row.next();
                assertThat(row.getString(1)).contains("public");
                assertThat(row.getString(2)).isEqualTo("0");
            }
        }
    }

    @Test
    void aConnectionThatIsLostIsSaidToBe() {
        this.scripts.with("queries/end.sql", "select pg_terminate_backend(pg_backend_pid())");

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> queries().run(QueryCall.of("end")))
                .satisfies(lost -> assertThat(lost.code()).isEqualTo(ErrorCode.CONNECTION_FAILED))
                .withMessageContaining("the connection was lost while a query ran");
    }

    @Test
    void insideATransactionItIsRefused() {
        this.scripts.with("queries/q.sql", "select 1");
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(this.database.dataSource()));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() ->
                        transaction.executeWithoutResult(status -> queries().run(QueryCall.of("q"))))
                .withMessageContaining("inside a transaction");
    }

    private QueryProvider queries() {
        return this.scripts.on(this.database.dataSource()).queries();
    }

    private static class Counting implements RowConsumer {

        private final List<ResultColumn> columns = new ArrayList<>();
        int number;

        @Override
        public void columns(List<ResultColumn> those) {
            this.columns.addAll(those);
        }

        @Override
        public void row(List<@Nullable String> values) {
            this.number++;
        }
    }
}
