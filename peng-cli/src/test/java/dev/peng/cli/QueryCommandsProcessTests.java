package dev.peng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skyscreamer.jsonassert.JSONAssert;

class QueryCommandsProcessTests {

    private static final String BOOKS = """
            -- description: Books of an author.
            -- @author text whose
            -- @from int = 0 the first year
            -- @language? text

            select title, year, note
              from book
             where author=@author and year >= @from and (@language is null or language = @language)
             order by year
            """;

    @RegisterExtension
    final Project project = new Project();

    @BeforeEach
    void booksAndQueries() {
        this.project
                .jdbc()
                .sql("create table book (title text, author text, year int, language text, note text)")
                .update();
        this.project.jdbc().sql("""
                insert into book values
                  ('Über ''alles'', "gut"', 'Ann', 1999, 'de', null),
                  (E'Two\\nlines', 'Ann', 2005, 'en', ''),
                  ('Third', 'Bob', 2010, 'en', 'x')""").update();
        this.project
                .file(".peng/queries/books.sql", BOOKS)
                .file(".peng/queries/clear.sql", "-- peng:write\n\ndelete from book")
                .file(".peng/queries/many.sql", "select generate_series(1, 1500) as n, 2 as n")
                .file(".peng/queries/slow.sql", "select pg_sleep(60)")
                .file(".peng/queries/wrong.sql", "select nothing from book");
    }

    // P-28
    @Test
    void aListSaysWhatThereIsAndWhatIsWrong() throws Exception {
        this.project.file(".peng/queries/open.sql", "-- @a int\n\nselect (@a").withoutDatabase();

        var list = this.project.peng("query", "list");

        assertThat(list.exitCode()).isZero();
        assertThat(list.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("name +takes +description"),
                        line -> assertThat(line)
                                .matches("books +author text, from int = 0, language\\? text +Books of an author\\."),
                        line -> assertThat(line).matches("clear +writes"),
                        line -> assertThat(line).isEqualTo("many"),
                        line -> assertThat(line).isEqualTo("slow"),
                        line -> assertThat(line).isEqualTo("wrong"),
                        line -> assertThat(line)
                                .isEqualTo("problem: .peng/queries/open.sql:3:8: this parenthesis is never closed."
                                        + " Close it with a )."));
        JSONAssert.assertEquals(
                """
                {format: 1, command: 'query list',
                 queries: [
                   {name: books, description: 'Books of an author.', write: false, file: '.peng/queries/books.sql', parameters: [
                     {name: author, type: text, required: true, description: whose},
                     {name: from, type: int, required: false, defaultValue: '0', description: 'the first year'},
                     {name: language, type: text, required: false, description: ''}]},
                   {name: clear, write: true}, {name: many}, {name: slow}, {name: wrong}],
                 problems: [{code: SYNTAX, file: '.peng/queries/open.sql', line: 3, column: 8}]}
                """, this.project.peng("query", "list", "--json").json().toString(), false);
    }

    @Test
    void rowsAreATableForPeople() {
        var run = this.project.peng("query", "run", "books", "--param", "author=Ann");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("title +year  note"),
                        line -> assertThat(line).matches(".+ber 'alles', \"gut\"  1999"),
                        line -> assertThat(line).matches("Two lines +2005"),
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line).isEqualTo("2 rows"));
    }

    // P-28
    @Test
    void rowsAreJsonForPrograms() throws Exception {
        var run = this.project.peng(
                "query", "run", "books", "--param=author=Ann", "--param", "language=de", "--limit=5", "--json");

        JSONAssert.assertEquals("""
                {format: 1, command: 'query run', query: books, truncated: false, changed: 0,
                 columns: [{name: title, type: text}, {name: year, type: int4}, {name: note, type: text}],
                 rows: [["Über 'alles', \\"gut\\"", '1999', null]]}
                """, run.json().toString(), true);
    }

    // P-28
    @Test
    void rowsAreCsvInUtf8() {
        var run = this.project.with("LC_ALL", "C").peng("query", "run", "books", "--param=author=Ann", "--format=csv");

        assertThat(run.out())
                .isEqualTo("title,year,note\r\n\"Über 'alles', \"\"gut\"\"\",1999,\r\n\"Two\nlines\",2005,\"\"\r\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void rowsAreAnArrayOfObjects() {
        var run = this.project.peng("query", "run", "many", "--format=json", "--limit=2");

        assertThat(run.out()).isEqualTo("[{\"n\":\"1\",\"n_2\":\"2\"},\n{\"n\":\"2\",\"n_2\":\"2\"}]\n");
        assertThat(run.err()).contains("there are more than 2 rows");
        assertThat(this.project
                        .peng("query", "run", "books", "--param=author=nobody", "--format=json")
                        .out())
                .isEqualTo("[]\n");
    }

    @Test
    void moreThanAThousandRowsAreAskedFor() {
        assertThat(this.project.peng("query", "run", "many").out())
                .endsWith(System.lineSeparator() + "1000 rows, and there are more: --limit shows them"
                        + System.lineSeparator());
        assertThat(this.project
                        .peng("query", "run", "many", "--limit=2000", "--format=csv")
                        .out()
                        .lines())
                .hasSize(1501);
    }

    // P-28
    @Test
    void whatIsMissingOrUnknownIsSaidAtOnce() throws Exception {
        var refused = this.project.peng("query", "run", "books", "--param=autor=Ann", "--json");

        assertThat(refused.exitCode()).isEqualTo(3);
        JSONAssert.assertEquals("""
                {outcome: refused, error: {code: PARAMETER, problems: [
                  {code: PARAMETER, file: '.peng/queries/books.sql', line: 2, column: 4, message: '@author text has no value'},
                  {code: PARAMETER, file: '.peng/queries/books.sql', message: 'there is no parameter autor'}]}}
                """, refused.json().toString(), false);
    }

    @Test
    void oneThatWritesNeedsLeave() {
        var refused = this.project.peng("query", "run", "clear");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("[WRITES]", "--write");
        assertThat(this.project.column("select count(*) from book")).containsExactly("3");

        assertThat(this.project.peng("query", "run", "clear", "--write").out())
                .isEqualToIgnoringNewLines("3 rows changed");

        assertThat(this.project.column("select count(*) from book")).containsExactly("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing | 3 | there is no query \"nothing\" in filesystem:",
                "wrong | 1 | query wrong failed at .peng/queries/wrong.sql:1:8",
                "books --param=author=Ann --param=from=MMV | 1 | the value for @from int does not fit",
                "books --param=author=Ann --param=author=Bob | 2 | --param author is given twice",
                "books --param=author | 2 | --param has no name and value",
                "many --limit=0 | 2 | 0 is no limit of rows",
                "many --limit=x | 2 | --limit",
                "many --timeout=soon | 2 | \"soon\" is no duration",
                "many --format=xml | 2 | \"xml\" is no format of rows",
                "many --format=csv --json | 2 | --format and --json exclude each other",
                "slow --timeout=100ms | 1 | ERROR 57014"
            })
    void whatCannotBeDoneIsSaid(String words, int exitCode, String expected) {
        var ended = this.project.peng(("query run " + words).split(" "));

        assertThat(ended.err()).contains(expected).doesNotContain("MMV");
        assertThat(ended.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void theFolderCanBeNamed() {
        this.project.file("elsewhere/one.sql", "select 1 as one");

        assertThat(this.project
                        .peng("query", "run", "one", "--queries=elsewhere", "--format=csv")
                        .out())
                .isEqualTo("one\r\n1\r\n");
    }

    @Test
    void aSpringProjectHasThemInItsResources() {
        this.project
                .file("src/main/resources/application.yml", "peng.queries.locations: classpath:ask")
                .file("src/main/resources/ask/one.sql", "select 1 as one");

        assertThat(this.project.peng("query", "run", "one", "--format=csv").out())
                .isEqualTo("one\r\n1\r\n");
    }

    // P-29
    @Test
    void aClassOfThemIsWrittenAndChecked() throws Exception {
        this.project
                .without(".peng/queries/wrong.sql")
                .file(".peng/queries/many.sql", "select 1 as n")
                .file("src/README.md", "sources");
        var command = new String[] {"generate", "--class=com.example.Queries", "--sources=src"};

        var differs = this.project.peng("generate", "--class=com.example.Queries", "--sources=src", "--check");
        var written = this.project.peng(command);
        var again = this.project.peng("generate", "--class=com.example.Queries", "--sources=src", "--check", "--json");

        assertThat(differs.exitCode()).isEqualTo(5);
        assertThat(differs.out()).contains("src/com/example/Queries.java differs from the queries");
        assertThat(written.out()).contains("src/com/example/Queries.java written, queries: 4");
        assertThat(this.project.folder().resolve("src/com/example/Queries.java"))
                .content()
                .contains(
                        "public List<BooksRow> books(String author, @Nullable Integer from, @Nullable String language)");
        assertThat(again.exitCode()).isZero();
        JSONAssert.assertEquals(
                "{format: 1, command: generate, outcome: done, queries: 4, changed: false}",
                again.json().toString(),
                false);
        assertThat(this.project
                        .jdbc()
                        .sql("select count(*) from book")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void withoutANameAFolderOrWithAWrongQueryNoClassIsWritten() throws Exception {
        var unnamed = this.project.peng("generate");
        var wrong = this.project.file("java/README.md", "").peng("generate", "--class=a.B", "--sources=java", "--json");
        var nowhere = this.project.without(".peng/queries/wrong.sql").peng("generate", "--class=a.B");

        assertThat(unnamed.exitCode()).isEqualTo(2);
        assertThat(unnamed.err()).contains("nothing says which class is generated", "peng.generate.class-name");
        assertThat(wrong.exitCode()).isEqualTo(1);
        JSONAssert.assertEquals(
                "{error: {problems: [{code: QUERY_FAILED, file: '.peng/queries/wrong.sql', line: 1, column: 8}]}}",
                wrong.json().toString(),
                false);
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err()).contains("there is no folder", "src/main/java", "peng.generate.sources");
    }

    @Test
    void oneThatIsInterruptedIsCancelledOnTheServer() throws Exception {
        var running = this.project.start("query", "run", "slow");
        var sleeping =
                "select pid from pg_stat_activity where datname = current_database() and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()";
        for (var i = 0; i < 300 && this.project.column(sleeping).isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }

        running.process().destroy();

        assertThat(running.end().err()).contains("ERROR 57014");
        assertThat(this.project.column(sleeping + " and state = 'active'")).isEmpty();
    }
}
