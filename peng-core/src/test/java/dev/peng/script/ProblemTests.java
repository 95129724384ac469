package dev.peng.script;

import static dev.peng.script.Scripts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script may not say, and where it says so. */
class ProblemTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'open              | string
                    'it''s open        | string
                    E'open\\'          | string
                    E'\\               | string
                    e'                 | string
                    U&'open\\          | string
                    "open              | quoted identifier
                    U&"open            | quoted identifier
                    $$open$            | dollar quoted string
                    $a$open$A$         | dollar quoted string
                    /*open             | comment
                    /* /* open */      | comment
                    /*/                | comment
                    """)
    void namesWhatIsNeverClosedWhereItBegins(String open, String kind) {
        var script = Parsed.parse("a.sql", "select 1;\nselect " + open);

        assertThat(problems(script.text())).containsExactly("SYNTAX 2:8 this " + kind + " is never closed");
        assertThat(Scripts.sql(script)).containsExactly("select 1");
    }

    @Test
    void namesTheBeginningOfAStringThatGoesOnOnAnotherLine() {
        assertThat(problems("select E'a'\n'b\\'")).containsExactly("SYNTAX 1:8 this string is never closed");
    }

    @Test
    void namesTheOutermostParenthesisThatIsNeverClosed() {
        assertThat(problems("select (1);\nselect ((1), (2;\nselect 3;"))
                .containsExactly("SYNTAX 2:8 this parenthesis is never closed");
    }

    @Test
    void goesOnBehindAParenthesisThatClosesNothing() {
        var script = Parsed.parse("a.sql", "select 1);\nselect (2)); select (3;); select 4");

        assertThat(problems(script.text()))
                .containsExactly(
                        "SYNTAX 1:9 this parenthesis closes nothing", "SYNTAX 2:11 this parenthesis closes nothing");
        assertThat(Scripts.sql(script)).containsExactly("select 1)", "select (2))", "select (3;)", "select 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create function f() returns int\nbegin atomic select 1; select 2;",
                "create function f() returns int\nbegin atomic select 1 end; select 2;",
                "create procedure p()\nbegin atomic",
            })
    void namesABodyThatIsNeverClosedWhereItBegins(String text) {
        assertThat(problems(text)).containsExactly("SYNTAX 2:1 this begin atomic is never closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select\n1\0 + 2;\0", "select\n'\0'", "select\n-\0", "select\n\"\0\""})
    void namesTheFirstNulCharacter(String text) {
        assertThat(problems(text)).containsExactly("SYNTAX 2:2 a NUL character");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    \\i other.sql              | \\i                 | migration of its own
                    \\ir other.sql             | \\ir                | migration of its own
                    \\copy t from 'file.csv'   | \\copy              | from stdin
                    \\set a 1                  | \\set               | the value itself
                    \\connect other            | \\connect           | one database
                    \\c other                  | \\c                 | one database
                    \\if true                  | \\if                | do block
                    \\echo hello               | \\echo              | raise a notice
                    \\encoding latin1          | \\encoding          | as UTF-8
                    \\.                        | \\.                 | there is none here
                    \\!ls                      | \\!ls               | is not psql
                    \\timing                   | \\timing            | is not psql
                    \\g                        | \\g                 | semicolon alone
                    \\gexec                    | \\gexec             | execute in a do block
                    \\                         | \\                  | is not psql
                    """)
    void explainsACommandToPsql(String line, String command, String action) {
        var script = Parsed.parse("a.sql", "select 1;\n " + line + "\nselect 2;");

        assertThat(problems(script.text())).containsExactly("UNSUPPORTED 2:2 " + command + " is a command to psql");
        assertThat(script.problems().get(0).action()).contains(action);
        assertThat(Scripts.sql(script)).containsExactly("select 1", "select 2");
    }

    @Test
    void endsAStatementWherePsqlSendsIt() {
        var script = Parsed.parse(
                "a.sql", "select 1 \\gset\ncreate function f() begin atomic \\gx\nselect (2; \\g\nselect 3");

        assertThat(Scripts.sql(script))
                .containsExactly("select 1", "create function f() begin atomic", "select (2;", "select 3");
    }

    @Test
    void goesOnBehindAnEscapedSemicolon() {
        assertThat(problems("select 1 \\; select 2 \\; select 3;"))
                .containsExactly(
                        "UNSUPPORTED 1:10 \\; is a command to psql", "UNSUPPORTED 1:22 \\; is a command to psql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select '\\i'", "select \"\\i\"", "select $$\n\\i\n$$", "select 1 -- \\i", "/*\n\\i\n*/"})
    void findsNoCommandInQuotesAndComments(String text) {
        assertThat(problems(text)).isEmpty();
    }

    @Test
    void skipsTheRestrictionsOfADump() {
        var script =
                Parsed.parse("a.sql", "-- dump\n\\restrict 'aB0\n-- peng:irreversible\nselect 1;\n\\unrestrict 'aB0\n");

        assertThat(script.problems()).isEmpty();
        assertThat(Scripts.sql(script)).containsExactly("select 1");
        assertThat(script.directives().irreversible()).isTrue();
    }

    @Test
    void doesNotSkipARestrictionWithinAStatement() {
        assertThat(problems("select\n\\restrict x\n1;"))
                .containsExactly("UNSUPPORTED 2:1 \\restrict is a command to psql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy t from 'stdin'",
                "copy t from program 'stdin'",
                "copy (select a from stdin) to stdout",
                "copy t (a) to stdout",
                "copy \"t from stdin\" to 'file'",
                "select copy from stdin",
            })
    void goesOnBehindACopyWithoutData(String copy) {
        assertThat(Scripts.cut(copy + "; select 2")).containsExactly(copy, "select 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    begin                                | begin without a commit in the same script
                    start transaction read only          | start transaction without a commit in the same script
                    commit                               | commit without a begin in the same script
                    end transaction                      | end without a begin in the same script
                    begin; select 2; commit and chain    | commit: the next transaction would not be peng's
                    begin; begin; commit                 | begin inside a transaction block
                    rollback                             | rollback: what a script undoes by itself cannot be recorded as done
                    begin; abort                         | abort: what a script undoes by itself cannot be recorded as done
                    savepoint a                          | savepoint that is never released
                    """)
    void refusesTransactionControlThatDoesNotMakeABlock(String statements, String message) {
        assertThat(problems("select 1;\n" + statements + ";"))
                .singleElement()
                .asString()
                .matches("TRANSACTION_CONTROL 2:\\d+ " + Pattern.quote(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set local search_path = s; create table a (); vacuum; create table b ()",
                "lock table t; vacuum",
                "declare c cursor for select 1; begin; select 1; commit",
            })
    void refusesWhatWouldEndWithTheFirstOfSeveralTransactions(String text) {
        assertThat(problems("select 1;\n" + text))
                .singleElement()
                .asString()
                .matches("TRANSACTION_CONTROL 2:1 .*, but the script is cut into several transactions behind it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set local search_path = s; create table a ()",
                "vacuum; set local search_path = s; create table a ()",
                "begin; set local search_path = s; create table a (); commit; vacuum",
            })
    void takesItWhereNothingFollowsOrItIsInABlock(String text) {
        assertThat(problems(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set transaction isolation level serializable",
                "set constraints all deferred",
                "lock table t",
                "prepare transaction as select 1",
                "prepare transaction (int) as select $1",
                "select 1 as commit",
                "\"begin\"",
            })
    void takesWhatOnlyLooksLikeTransactionControl(String statement) {
        var script = Parsed.parse("a.sql", statement);

        assertThat(script.problems()).isEmpty();
        assertThat(script.statements().get(0).transactionality()).isEqualTo(Transactionality.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "commit x",
                "end 'a'",
                "commit and",
                "commit and no",
                "commit chain",
                "start",
                "start work",
                "(begin ;)",
                "(end)"
            })
    void leavesItToTheServerToRefuseWhatMakesNoBlock(String statement) {
        assertThat(Scripts.cut("begin; select 1; " + statement + "; commit")).containsExactly("select 1", statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "discard all",
                "DISCARD /* x */ ALL",
                "prepare transaction 'a'",
                "select 1 from t where pg_advisory_unlock(1)",
                "select pg_catalog.PG_ADVISORY_UNLOCK_ALL()",
                "select (\"pg_advisory_unlock_shared\"(1))",
            })
    void refusesWhatWouldReleaseTheLock(String statement) {
        assertThat(problems(statement))
                .singleElement()
                .asString()
                .matches("UNSUPPORTED .* release (the lock that peng holds while it runs|its lock)");
    }

    @Test
    void saysWhereAnUnlockStands() {
        assertThat(problems("select\n  pg_advisory_unlock(1)"))
                .containsExactly(
                        "UNSUPPORTED 2:3 pg_advisory_unlock could release the lock that peng holds while it runs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "discard temp",
                "select 'pg_advisory_unlock(1)'",
                "select a.my_pg_advisory_unlock(1) -- pg_advisory_unlock",
                "select pg_advisory_xact_lock(1)",
            })
    void takesWhatKeepsTheLock(String statement) {
        assertThat(problems(statement)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set standard_conforming_strings = off",
                "set local standard_conforming_strings to 'off'",
                "SET SESSION Standard_Conforming_Strings TO false",
                "select set_config('standard_conforming_strings', 'off', false)",
                "SELECT pg_catalog.set_config('standard_conforming_strings', 'off', false)",
            })
    void readsBackslashesInStringsWhereTheScriptSaysSo(String statement) {
        assertThat(Scripts.cut(statement + "; select 'it\\'s; no end', b'1\\', E'\\';'; select 2"))
                .containsExactly(statement, "select 'it\\'s; no end', b'1\\', E'\\';'", "select 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"set standard_conforming_strings = on", "reset standard_conforming_strings", "reset all"})
    void readsStringsAsTheStandardSaysAgain(String statement) {
        assertThat(Scripts.cut("set standard_conforming_strings = off; " + statement + "; select 'a\\'; select 2"))
                .endsWith("select 'a\\'", "select 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set standard_conforming_strings = on",
                "set standard_conforming_strings to 'on'",
                "set standard_conforming_strings to default",
                "set search_path = off",
            })
    void goesOnWhereStringsStayAsTheyAre(String statement) {
        assertThat(Scripts.cut(statement + "; select 2")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set client_encoding = 'MULE_INTERNAL'",
                "set client_encoding = 'UTF16'",
                "set client_encoding to nothing",
                "set datestyle = 'SQL, DMY'",
                "SET SESSION DateStyle TO german",
                "set local datestyle to postgres, dmy",
            })
    void refusesSettingsAtWhichTheDriverEndsTheConnection(String statement) {
        assertThat(problems(statement)).singleElement().asString().startsWith("UNSUPPORTED 1:1 set ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set client_encoding = 'UTF8'",
                "set client_encoding to utf8",
                "set names 'UTF-8'",
                "set client_encoding to default",
                "set datestyle = 'ISO, MDY'",
                "set datestyle to iso, dmy",
            })
    void takesTheSettingsThatTheDriverWorksWith(String statement) {
        assertThat(problems(statement)).isEmpty();
    }

    @Test
    void keepsAllProblemsInTheOrderOfThePlaces() {
        var text = """
                -- peng:nothing
                commit;
                select 1) + pg_advisory_unlock(1);
                -- peng:irreversible
                \\i a.sql
                rollback pg_advisory_unlock;
                select 'open
                """;

        assertThat(problems(text))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly(
                        "UNKNOWN_DIRECTIVE 1",
                        "TRANSACTION_CONTROL 2",
                        "SYNTAX 3",
                        "UNSUPPORTED 3",
                        "UNKNOWN_DIRECTIVE 4",
                        "UNSUPPORTED 5",
                        "TRANSACTION_CONTROL 6",
                        "UNSUPPORTED 6",
                        "SYNTAX 7");
    }

    @Test
    void saysWhatToDoAboutEachProblem() {
        var script =
                Parsed.parse("a.sql", "-- peng:x\n-- peng:run once\nrollback; select ); \\x\ndiscard all; select (;");

        assertThat(script.problems()).hasSize(6).allSatisfy(problem -> {
            assertThat(problem.action()).endsWith(".");
            assertThat(problem.message()).doesNotEndWith(".");
        });
    }
}
