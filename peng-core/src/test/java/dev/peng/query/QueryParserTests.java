package dev.peng.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.error.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;

class QueryParserTests {

    // P-28
    @Test
    void theHeaderSaysWhatItIsForAndWhatItTakes() {
        var query = parse("""
                -- Copyright of somebody
                -- description: Who has joined since a day.
                -- @since date the first day
                -- @limit INT = 10 how many
                -- @name? text
                -- @greeting text = 'it''s = you' what to say
                -- @ids int[] = {} which

                -- @other is no header any more
                select * from member where joined > @since and (name = @name or id = any(@ids)) limit @limit + length(@greeting)
                """);

        assertThat(query.problems()).isEmpty();
        assertThat(query.query().description()).isEqualTo("Who has joined since a day.");
        assertThat(query.query().write()).isFalse();
        assertThat(query.query().parameters())
                .containsExactly(
                        new QueryParameter("since", "date", false, null, "the first day"),
                        new QueryParameter("limit", "int", false, "10", "how many"),
                        new QueryParameter("name", "text", true, null, ""),
                        new QueryParameter("greeting", "text", false, "it's = you", "what to say"),
                        new QueryParameter("ids", "int[]", false, "{}", "which"));
    }

    @Test
    void theExampleOfThePageIsOne() throws IOException {
        var page = Files.readString(Path.of("../docs/queries.md"));
        var example = page.substring(page.indexOf("```sql\n") + 7, page.indexOf("\n```\n"));

        var query = parse(example);

        assertThat(query.problems()).isEmpty();
        assertThat(query.query().parameters())
                .extracting(QueryParameter::label)
                .containsExactly("@day date", "@limit int", "@member uuid");
    }

    @Test
    void theFirstLineThatIsNoCommentEndsTheHeader() {
        var query = parse("\uFEFF\n\r\n-- @a int\r\nselect @a;\n-- the end\n");

        assertThat(query.problems()).isEmpty();
        assertThat(query.text().jdbc()).isEqualTo("select cast(? as int)");
    }

    @Test
    void eachUseIsACastOfAValueInTheOrderOfTheText() {
        var query = parse("-- @a int\n-- @b uuid\n\nselect @b, @a, @b /* @a */ -- @a\n, @a;");

        assertThat(query.text().jdbc())
                .isEqualTo("select cast(? as uuid), cast(? as int), cast(? as uuid) /* @a */ -- @a\n, cast(? as int)");
        assertThat(query.text().names()).containsExactly("b", "a", "b", "a");
    }

    // P-28
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'@a'",
                "E'\\'@a'",
                "U&'@a'",
                "$$ @a $$",
                "$x$ @a $$ @a $x$",
                "\"@a\"",
                "\"somebody@a\"",
                "/* @a /* @a */ @a */ 1",
                "1 -- @a\n, 2",
                "b @>a",
                "b <@a",
                "b @@a",
                "b @@@a",
                "b ^@a",
                "@ a",
                "@-@a",
                "somebody@a",
                "1@a",
                "(b)@a",
                "b[1]@a",
                "'b'@a",
                "@-a"
            })
    void whatLooksLikeAParameterIsLeftAlone(String text) {
        var query = parse("-- @a int\n\nselect @a, " + text);

        assertThat(query.text().names()).containsExactly("a");
        assertThat(query.text().jdbc()).isEqualTo("select cast(? as int), " + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "b=@a ; b=#",
                "b>=@a ; b>=#",
                "b<>@a ; b<>#",
                "b- @a ; b- #",
                "b+@a*2 ; b+#*2",
                "f(x=>@a) ; f(x=>#)",
                "b->>@a ; b->>#",
                "b||@a||@a ; b||#||#",
                "b @>@a ; b @>#",
                "b < @a ; b < #",
                "(@a,@a) ; (#,#)",
                "array[@a] ; array[#]",
                "@a::bigint ; #::bigint",
                "@a@>b ; #@>b"
            })
    void anOperatorThatEverybodyKnowsMayStandBeforeAParameter(String text, String expected) {
        var query = parse("-- @a int\n\nselect " + text);

        assertThat(query.text().jdbc()).isEqualTo("select " + expected.replace("#", "cast(? as int)"));
    }

    @Test
    void questionMarksStayOperators() {
        var query = parse("-- @a jsonb\n\nselect @a ? 'k', @a ?| array['?'], @a @? '$.k' /* ? */, \"what?\" from t");

        assertThat(query.text().jdbc())
                .isEqualTo("select cast(? as jsonb) ?? 'k', cast(? as jsonb) ??| array['?'], cast(? as jsonb) @?? '$.k'"
                        + " /* ? */, \"what?\" from t");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsPlace() {
        var query = parse("""
                -- description: one
                -- Description: two
                -- @a integer
                -- @b int
                -- @b text
                -- @c? int = 1
                -- @d int = 'open
                -- @9
                -- @e date unused
                -- peng:transaction off

                select @a, @b, @c, @d, 'ä' || @f, $1
                """);

        assertThat(described(query.problems()))
                .containsExactly(
                        "q.sql:2:4 INVALID_HEADER a second description",
                        "q.sql:3:4 INVALID_HEADER @a has the type integer, which a parameter cannot have",
                        "q.sql:5:4 INVALID_HEADER @b is declared for the second time",
                        "q.sql:6:4 INVALID_HEADER @c has a default, and is null without a value",
                        "q.sql:7:4 INVALID_HEADER @d has a default that cannot be read",
                        "q.sql:8:4 INVALID_HEADER is no declaration of a parameter",
                        "q.sql:9:4 PARAMETER @e is declared and not used",
                        "q.sql:10:1 INVALID_DIRECTIVE peng:transaction has no meaning in a query",
                        "q.sql:12:31 PARAMETER @f is not declared",
                        "q.sql:12:35 PARAMETER parameters have names here, and no numbers");
    }

    @Test
    void aWriteBelowTheHeaderIsRefused() {
        var query = parse("-- description: x\n\n-- peng:write\ndelete from t");

        assertThat(described(query.problems()))
                .containsExactly("q.sql:3:1 INVALID_DIRECTIVE peng:write stands below the header");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-- only a header | q.sql EMPTY_SCRIPT has no statement",
                "; ; | q.sql EMPTY_SCRIPT has no statement",
                "select 1; select 2 | q.sql:1:11 SEVERAL_STATEMENTS is more than one statement",
                "begin; select 1; commit | q.sql:1:1 SEVERAL_STATEMENTS is more than one statement",
                "select 1; commit | q.sql:1:11 TRANSACTION_CONTROL *",
                "select (1 | q.sql:1:8 SYNTAX this parenthesis is never closed",
                "select 'a | q.sql:1:8 SYNTAX this string is never closed",
                "vacuum | q.sql:1:1 NOT_TRANSACTIONAL VACUUM cannot run in a transaction, and a query always does",
                "set role admin | q.sql:1:1 UNSUPPORTED what this leaves is for a session, and that of a query goes on to somebody else",
                "create temp table t (a int) | q.sql:1:1 UNSUPPORTED what this leaves is for a session, and that of a query goes on to somebody else",
                "copy t to stdout | q.sql:1:1 UNSUPPORTED a query has neither input nor output but its rows",
            })
    void oneStatementIsWanted(String text, String expected) {
        assertThat(described(parse(text).problems()))
                .singleElement()
                .asString()
                .matches(problem -> expected.endsWith("*")
                        ? problem.startsWith(expected.replace("*", ""))
                        : problem.equals(expected));
    }

    @Test
    void aStatementMayHaveSemicolonsInItsBody() {
        var query = parse("create function f() returns int begin atomic select 1; end;");

        assertThat(query.problems()).isEmpty();
    }

    @Test
    void aCharacterThatTheServerPointsToIsFoundInTheFile() {
        var query = parse("-- @long_name int\n\nselect 'ä', @long_name ? 'x',\n  nmae, @long_name from t");

        assertThat(query.failedAt("select 'ä', cast($1 as int) ? 'x',\n  n".length())
                        .place())
                .hasToString("q.sql:4:3");
        assertThat(query.failedAt("select 'ä', cast(".length()).place()).hasToString("q.sql:3:13");
        assertThat(query.failedAt(0).place()).hasToString("q.sql:3:1");
        assertThat(query.failedAt(1000).place()).hasToString("q.sql:3:1");
        assertThat(query.failedAt("select 'ä', cast($1 as int) ? 'x',\n  nmae, cast($2 as int) f".length())
                        .after())
                .isEqualTo("from t");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        var bytes = "select 'ä'".getBytes(StandardCharsets.ISO_8859_1);
        var query = QueryParser.parse(
                "q", "q.sql", new ByteArrayResource(bytes), new String(bytes, StandardCharsets.UTF_8));

        assertThat(described(query.problems())).containsExactly("q.sql:1:9 UNREADABLE_FILE is not UTF-8 text");
    }

    private static ParsedQuery parse(String text) {
        var source = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
        return QueryParser.parse("q", "q.sql", source, text);
    }

    private static List<String> described(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.where() + " " + problem.code() + " " + problem.message())
                .toList();
    }
}
