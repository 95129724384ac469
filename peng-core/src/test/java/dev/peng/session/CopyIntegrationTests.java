package dev.peng.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.peng.Scripts;
import dev.peng.TestDatabase;
import dev.peng.error.StepFailedException;
import dev.peng.seed.SeedState;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyIntegrationTests {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    Path root;

    @BeforeEach
    void createTables() {
        this.database.execute("create table a (id int primary key, name text)");
        this.database.execute("create table b (id int, name text)");
    }

    @Test
    void loadsTextWithItsEscapes() {
        load("""
                copy a (id, name) from stdin;
                1\tplain; 'quote" $$ -- no comment
                2\t\\N
                3\t
                4\ttab\\tline\\nback\\\\slash
                5\täöü € 😀
                6\t\\\\.
                \\.
                """);

        assertThat(this.database.column("select name from a order by id"))
                .containsExactly(
                        "plain; 'quote\" $$ -- no comment", null, "", "tab\tline\nback\\slash", "äöü € 😀", "\\.");
    }

    @Test
    void loadsCsvWithItsOptions() {
        load("""
                copy a (name, id)
                from stdin
                with (format csv, header, delimiter ';', quote '''', null 'nil', encoding 'UTF8');
                name;id
                'a; quoted ''one''
                on two lines';1
                nil;2
                'nil';3
                \\.
                """);

        assertThat(this.database.column("select name from a order by id"))
                .containsExactly("a; quoted 'one'\non two lines", null, "nil");
    }

    @Test
    void loadsSeveralAmongOtherStatements() {
        load("""
                insert into a values (1, 'one');
                copy a from stdin;
                2\ttwo
                \\.
                insert into b select * from a;
                delete from a where id = 1;
                COPY "a" FROM STDIN WITH DELIMITER '|';
                3|three
                \\.
                copy b from stdin (format 'csv'); -- behind the data
                4,four
                \\.
                insert into b values (5, 'five')
                """);

        assertThat(this.database.column("select name from a order by id")).containsExactly("two", "three");
        assertThat(this.database.column("select name from b order by id"))
                .containsExactly("one", "two", "four", "five");
    }

    @Test
    void loadsSeveralOfOneLine() {
        load("""
                copy a from stdin; insert into b values (0, 'zero'); copy b from stdin;
                1\tone
                \\.
                2\ttwo
                \\.
                insert into b values (3, 'three');
                """);

        assertThat(this.database.column("select name from a")).containsExactly("one");
        assertThat(this.database.column("select name from b order by id")).containsExactly("zero", "two", "three");
    }

    @Test
    void dataMayEndWithTheFile() {
        load("copy a from stdin;\n1\tone\n2\ttwo");

        assertThat(this.database.column("select name from a order by id")).containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"copy a from stdin;", "copy a from stdin;\n", "copy a from stdin;\n\\.", "copy a from stdin"})
    void thereMayBeNoData(String script) {
        load(script);

        assertThat(this.database.column("select name from a")).isEmpty();
        assertThat(this.database.column("select name from peng_seeds")).containsExactly("rows");
    }

    @Test
    void loadsLinesThatEndAsOnWindows() {
        load("""
                copy a from stdin;
                1\tone
                2\ttwo
                \\.
                copy b from stdin csv;
                3,three
                \\.
                insert into b values (4, 'four');
                """.replace("\n", "\r\n"));

        assertThat(this.database.column("select name from a order by id")).containsExactly("one", "two");
        assertThat(this.database.column("select name from b order by id")).containsExactly("three", "four");
    }

    @Test
    void loadsInMigrationsToo() {
        Scripts.in(this.root)
                .migration("1_currencies", """
                        create table currency (code text primary key);
                        copy currency from stdin;
                        CHF
                        EUR
                        \\.
                        """, "drop table currency")
                .on(this.database.dataSource())
                .migrations()
                .up();

        assertThat(this.database.column("select code from currency")).containsExactly("CHF", "EUR");
    }

    @Test
    void aBadRowIsNamedByItsLineInTheFile() {
        var failure = failureOf("""
                insert into b values (1, 'before');
                copy a (
                    id, name
                ) from stdin;
                1\tone
                zwei\ttwo
                3\tthree
                \\.
                """);

        assertThat(failure.getMessage())
                .contains("1_rows.sql:6:1")
                .contains("    zwei\ttwo\n    ^")
                .contains("22P02", "Where: COPY a, line 2, column id: \"zwei\"");
        assertThat(failure.statement().sql()).startsWith("copy a (").endsWith(") from stdin");
        assertThat(failure.serverError().sqlState()).isEqualTo("22P02");
        assertThat(failure.serverError().where()).isEqualTo("COPY a, line 2, column id: \"zwei\"");
        assertNothingStayed();
    }

    @Test
    void aBadRowOfTheSecondDataOfALineIsNamed() {
        var failure = failureOf("""
                copy a from stdin; copy b from stdin;
                1\tone
                \\.
                2\ttwo
                3
                \\.
                """);

        assertThat(failure.statement().place().toString()).endsWith("1_rows.sql:5:1");
        assertThat(failure.statement().after()).isEqualTo("3");
        assertThat(failure.serverError().message()).isEqualTo("missing data for column \"name\"");
        assertNothingStayed();
    }

    @Test
    void aBadRowOfCsvIsNamedBehindAHeaderAndValuesOfSeveralLines() {
        var failure = failureOf("""
                copy a from stdin (format csv, header);
                id,name
                1,"one

                and a half"
                zwei,two
                """.replace("\n", "\r\n"));

        assertThat(failure.statement().place().toString()).endsWith("1_rows.sql:6:1");
        assertThat(failure.statement().after()).isEqualTo("zwei,two");
        assertNothingStayed();
    }

    @Test
    void aRowThatIsThereAlreadyIsNamed() {
        var failure = failureOf("copy a from stdin;\n1\tone\n2\ttwo\n1\tagain\n\\.\n");

        assertThat(failure.statement().place().toString()).endsWith("1_rows.sql:4:1");
        assertThat(failure.statement().after()).isEqualTo("1\tagain");
        assertThat(failure.serverError().sqlState()).isEqualTo("23505");
        assertNothingStayed();
    }

    @Test
    void aRowThatATriggerRefusesIsNamed() {
        this.database.execute("""
                create function a() returns trigger language plpgsql as $$
                begin
                    if new.id = 3 then
                        raise exception 'no threes';
                    end if;
                    return new;
                end $$""");
        this.database.execute("create trigger a before insert on a for each row execute function a()");

        var failure = failureOf("copy a from stdin;\n1\tone\n2\ttwo\n3\tthree\n4\tfour\n\\.\n");

        assertThat(failure.statement().place().toString()).endsWith("1_rows.sql:4:1");
        assertThat(failure.statement().after()).isEqualTo("3\tthree");
        assertNothingStayed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd, 7", "7", "line 7, row", "say \"x, 8\"", "COPY a, line 9", "Ünï, 3"})
    void theNameOfTheTableDoesNotMislead(String name) {
        var quoted = Identifier.quote(name);
        this.database.execute("create table " + quoted + " (id int, \"col, 5\" int)");

        var failure = failureOf("copy public . %s from stdin;\n1\t1\n2\tx, line 6\n3\t3\n\\.\n".formatted(quoted));

        assertThat(failure.serverError().where()).startsWith("COPY " + name);
        assertThat(failure.statement().place().toString()).endsWith("1_rows.sql:3:1");
        assertThat(failure.statement().after()).isEqualTo("2\tx, line 6");
    }

    @Test
    void aRowWithoutAnotherIsFoundAtTheEndOfTheStatement() {
        this.database.execute("alter table b add foreign key (id) references a");

        var failure = failureOf("\n  copy b from stdin;\n1\tone\n\\.\n");

        assertThat(failure.statement().place().toString()).endsWith("1_rows.sql:2:3");
        assertThat(failure.serverError().sqlState()).isEqualTo("23503");
        assertNothingStayed();
    }

    @Test
    void aStatementThatTheServerRefusesIsNamedBeforeItsData() {
        var failure = failureOf("insert into b values (1);\n  copy b (id, nothing) from stdin;\n1\tone\n\\.\n");

        assertThat(failure.statement().place().toString()).endsWith("1_rows.sql:2:3");
        assertThat(failure.serverError().sqlState()).isEqualTo("42703");
        assertNothingStayed();
    }

    @Test
    void whatIsCopiedOutIsPassedOver() {
        load("""
                insert into a values (1, 'one');
                copy a to stdout;
                copy (select generate_series(1, 100000)) to stdout with (format csv);
                copy (select generate_series(1, 100000)) to stdout with (format binary);
                insert into b select * from a;
                """);

        assertThat(this.database.column("select name from b")).containsExactly("one");
    }

    private void load(String script) {
        Scripts.in(this.root)
                .with("seeds/1_rows.sql", script)
                .on(this.database.dataSource())
                .seeds()
                .apply();
    }

    private StepFailedException failureOf(String script) {
        return catchThrowableOfType(StepFailedException.class, () -> load(script));
    }

    private void assertNothingStayed() {
        assertThat(this.database.column("select id from a union all select id from b"))
                .isEmpty();
        assertThat(this.database.column("select name from peng_seeds")).isEmpty();
        assertThat(Scripts.in(this.root)
                        .on(this.database.dataSource())
                        .seeds()
                        .status()
                        .entries())
                .singleElement()
                .satisfies(seed -> assertThat(seed.state()).isEqualTo(SeedState.PENDING));
    }
}
