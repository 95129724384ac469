package dev.peng.script;

import static dev.peng.script.Scripts.cut;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where statements begin and end. The rules are those of PostgreSQL's scan.l, gram.y and psqlscan.l. */
class CutterTests {

    @Test
    void cutsAtSemicolons() {
        assertThat(cut("select 1; select 2;\nselect 3;")).containsExactly("select 1", "select 2", "select 3");
    }

    @Test
    void takesALastStatementWithoutSemicolon() {
        assertThat(cut("select 1;\nselect 2\n")).containsExactly("select 1", "select 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t", ";;", " ; ;\n;", "-- nothing", "/* nothing */;", "\uFEFF", "\uFEFF;"})
    void findsNoStatementWhereThereIsNone(String text) {
        assertThat(cut(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void findsNoStatementWherePlaceholdersLeaveNothing(String value) {
        var text = "-- peng:placeholders on\n${a}; select ${a}1; ${a} ${a}";

        var script = Parsed.parse("a.sql", text, new Placeholders(Map.of("a", value)));

        assertThat(script.problems()).isEmpty();
        assertThat(Scripts.sql(script)).containsExactly("select " + value + "1");
        assertThat(script.script().parts()).hasSize(1);
    }

    @Test
    void leavesOutCommentsAroundAStatementAndKeepsThoseWithin() {
        var text = """
                -- before
                /* before */ select -- within
                  1 /* within */ + 2 -- after
                ; -- after that
                """;

        assertThat(cut(text)).containsExactly("select -- within\n  1 /* within */ + 2");
    }

    @Test
    void skipsAByteOrderMark() {
        var script = Parsed.parse("a.sql", "\uFEFFselect 1;");

        assertThat(script.statements()).extracting(Statement::offset).containsExactly(3L);
        assertThat(Scripts.sql(script)).containsExactly("select 1");
    }

    @Test
    void takesEveryBlankOfPostgres() {
        assertThat(cut("\f\u000Bselect\r\n1\t;\r\nselect 2\r\n;\r")).containsExactly("select\r\n1", "select 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ';'",
                "select 'it''s; ok'",
                "select 'ends with a backslash\\'",
                "select ''",
                "select '''', ';'",
                "select b'0;', x'0;', n'a;\\'",
                "select U&'\\0041;\\', 1",
                "select u&'a'';' uescape '!'",
                "select 'a'\n  'b;'",
            })
    void findsTheEndOfAString(String statement) {
        assertThat(cut(statement + "; select 2")).containsExactly(statement, "select 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select e'it\\'s; ok'",
                "select E'it\\'s; ok'",
                "select E'a\\\\'",
                "select E'a'';\\''",
                "select E'\\\n;'",
            })
    void findsTheEndOfAStringWithEscapes(String statement) {
        assertThat(cut(statement + "; select 2")).containsExactly(statement, "select 2");
    }

    /** The driver takes a continued segment for an ordinary string, and would cut it once more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select E'a'\n'b\\';'",
                "select E'a' -- comment\n  -- another; one\n 'b\\';'",
                "select E'a'\r'b'\r\n'c\\';'",
            })
    void doublesAnEscapedQuoteInAContinuedString(String statement) {
        assertThat(cut(statement + "; select 2")).containsExactly(statement.replace("\\'", "''"), "select 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select E'a' 'b\\'",
                "select E'a' /*\n*/ 'b\\'",
                "select E'a', 'b\\'",
                "select E'a'\n, 'b\\'",
                "select E'a'\n- 'b\\'",
                "select type'b\\'",
                "select some'b\\'",
                "select _e'b\\'",
                "select é'b\\'",
            })
    void takesABackslashPlainlyWhereNoEscapeStringGoesOn(String statement) {
        assertThat(cut(statement + "; select 2")).containsExactly(statement, "select 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select \";\"",
                "select \"a\"\";\"",
                "select \"it's\"",
                "select \"a\\\"",
                "select U&\"\\0041;\\\"",
                "select 1 \"$$\"",
            })
    void findsTheEndOfAQuotedIdentifier(String statement) {
        assertThat(cut(statement + "; select 2")).containsExactly(statement, "select 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select $$;$$",
                "select $$ ' \" -- /* $$",
                "select $a$ $$ ; $b$ ; $A$ ; $a $a$",
                "select $a$;$b$a$",
                "select $$a$b;$$",
                "select $a1_é$;$a1_é$",
                "select $_$;$_$",
                "select 1$a$;$a$",
                "select +$a$;$a$",
                "select $1$a$;$a$",
                "select $𝒳$;$𝒳$",
            })
    void findsTheEndOfADollarQuote(String statement) {
        assertThat(cut(statement + "; select 2")).containsExactly(statement, "select 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select $1",
                "select $1 + $2",
                "select $1$2$3",
                "select a$b$c",
                "select a$$",
                "select é$a$",
                "select _$a$",
                "select a1$$b",
                "select $ a$",
                "select $a b$",
                "select $1a$",
            })
    void takesNoDollarQuoteWhereThereIsNone(String statement) {
        assertThat(cut(statement + "; select 2; select $$ $$")).containsExactly(statement, "select 2", "select $$ $$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 -- ; '\n+ 2",
                "select 1--;\n+ 2",
                "select 1 +-- ; \"\n2",
                "select a--b;\n+ 2",
                "select 1 -- $$;\r+ 2",
                "select 1 --\n+ 2",
                "select 1 ---/*\n+ 2",
            })
    void findsTheEndOfALineComment(String statement) {
        assertThat(cut(statement + "; select 2")).containsExactly(statement, "select 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select /* ; */ 1",
                "select /* /* ; */ ; */ 1",
                "select /*/ ; */ 1",
                "select /**/ 1",
                "select /***/ 1",
                "select /* ' \" $$ -- */ 1",
                "select 1 +/* ; */ 2",
                "select 1 */* ; */ 2",
                "select 1 @/* ; **/ 2",
                "select /*/**/;*/ 1",
                "select /* -- */ 1",
            })
    void findsTheEndOfABlockComment(String statement) {
        assertThat(cut(statement + "; select 2")).containsExactly(statement, "select 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1 - -1", "select 4 / 2 * 3", "select 1 <> 2, a->>'b', c #>> '{}', d ? 'e', f::int"})
    void takesOperatorsAsTheyAre(String statement) {
        assertThat(cut(statement + "; select 2")).containsExactly(statement, "select 2");
    }

    @Test
    void keepsStatementsInParenthesesTogether() {
        var rule = """
                create rule r as on insert to t do also (
                  insert into a values (1);
                  insert into b values (2);
                )""";

        assertThat(cut(rule + "; select 2")).containsExactly(rule, "select 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create function f(int) returns int begin atomic select $1; end",
                "create or replace function f() returns int begin atomic select 1; select 2; end",
                "CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); END",
                "create or /* x */ replace -- y\n procedure p() begin\natomic end",
                "create function f(a int) returns int begin atomic select case when a > 0 then 1 else 2 end; end",
                "create function f() returns int begin atomic select case 1 when 1 then case 2 when 2 then 3 end end; end",
                "create function f() returns int begin atomic select (case when true then 1 end); end",
                "create function f() returns int begin atomic; ; select 1; /* ; end */ end",
                "create function f() returns int begin atomic select 1 as end; select t.end from t; select 2 end; end",
                "create function f() returns int begin atomic select begin, 1 as case from t; end",
                "create function begin() returns int begin atomic select 1; end",
                "create function f() returns int begin atomic select ';end'; end",
                "create function f() returns int begin atomic (select 1) end; select 2; end",
            })
    void keepsTheBodyOfARoutineTogether(String statement) {
        assertThat(cut(statement + "; select 2")).containsExactly(statement, "select 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create function begin() returns int language sql as 'select 1'",
                "create function \"begin atomic\"() returns int return 1",
                "create function f(begin atomic) returns int return 1",
                "create function f() returns begin language sql as 'select 1'",
                "create view v as select begin atomic from t",
                "create table function (begin atomic)",
                "select create, function, begin atomic from t",
                "create or function begin atomic",
                "create replace function begin atomic",
                "\"create\" function f() begin atomic",
                "1 create function f() begin atomic",
                "create function f() returns begin.atomic language sql as 'select 1'",
            })
    void takesNoBodyWhereThereIsNone(String statement) {
        assertThat(cut(statement + "; select 2")).containsExactly(statement, "select 2");
    }

    @Test
    void beginsAnewAfterTheBodyOfARoutine() {
        var routine = "create function f() returns int begin atomic select 1; end";

        assertThat(cut(routine + ";" + routine + "; select 1; " + routine))
                .containsExactly(routine, routine, "select 1", routine);
    }

    @Test
    void readsThroughAHundredThousandNestedCommentsAndParentheses() {
        var comments = "/*".repeat(100_000) + "*/".repeat(100_000);
        var parentheses = "select " + "(".repeat(100_000) + "1" + ")".repeat(100_000);

        assertThat(cut(comments + parentheses + "; select 2")).containsExactly(parentheses, "select 2");
    }

    @Test
    void keepsTheOffsetOfEachStatement() {
        var text = "-- é\nselect '𝒳';\n\n select 2";

        var offsets = Parsed.parse("a.sql", text).statements().stream()
                .map(Statement::offset)
                .toList();

        assertThat(offsets).containsExactly(6L, 23L);
    }
}
