package dev.peng.script;

import static dev.peng.script.Scripts.cut;
import static dev.peng.script.Scripts.problems;
import static dev.peng.script.Scripts.sql;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that other migration tools were seen to cut, or to run, wrongly. */
class RivalDefectTests {

    @Test
    void aParameterInABodyBeginsNoDollarQuote() {
        var function = "create function f(int) returns int begin atomic select $1; end";

        assertThat(cut(function + "; select 2")).containsExactly(function, "select 2");
    }

    @Test
    void parametersDoNotGlueStatementsTogether() {
        assertThat(cut("create function f(int, int) returns int return $1 + $2; select 2;"))
                .containsExactly("create function f(int, int) returns int return $1 + $2", "select 2");
        assertThat(cut("prepare q(int) as select $1; select 2;"))
                .containsExactly("prepare q(int) as select $1", "select 2");
    }

    @Test
    void aLowerCaseEscapeStringIsNotCut() {
        assertThat(cut("insert into t values (e'it\\'s; ok'); insert into t values (1);"))
                .containsExactly("insert into t values (e'it\\'s; ok')", "insert into t values (1)");
    }

    @Test
    @Timeout(10)
    void copyDataWithoutAnEndDoNotHangTheReader() {
        assertThat(cut("copy t from stdin;\n1\n2\n")).containsExactly("copy t from stdin");
    }

    @Test
    void bracesInAStringAreText() {
        assertThat(cut("select '${x}', ${x};")).containsExactly("select '${x}', ${x}");
    }

    @Test
    void questionMarksAreOperators() {
        assertThat(cut("select a ? 'b', c ?| array['d'], {fn now()};")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reindex index concurrently i",
                "reindex table concurrently t",
                "reindex (concurrently) table t",
                "alter table p detach partition c concurrently",
                "cluster",
                "alter database d set tablespace t",
                "alter subscription s refresh publication",
            })
    void whatCannotRunInATransactionIsKnown(String statement) {
        assertThat(Parsed.parse("a.sql", statement).statements())
                .extracting(Statement::transactionality)
                .containsExactly(Transactionality.FORBIDDEN);
    }

    @Test
    void aBlockOfItsOwnIsOnePartAndWhatMakesNoneIsRefusedWithItsLine() {
        var script = Parsed.parse("begin;\ncreate table t (a int);\ncommit;");

        assertThat(script.problems()).isEmpty();
        assertThat(sql(script)).containsExactly("create table t (a int)");
        assertThat(problems("create table t (a int);\ncommit;"))
                .containsExactly("TRANSACTION_CONTROL 2:1 commit without a begin in the same script");
    }

    @Test
    void openQuotesAreRefusedWithTheLineOfTheirBeginning() {
        assertThat(problems("select 1;\nselect 'a;\n\n")).containsExactly("SYNTAX 2:8 this string is never closed");
        assertThat(problems("select 1;\nselect $a$b;\n"))
                .containsExactly("SYNTAX 2:8 this dollar quoted string is never closed");
    }

    @Test
    void restrictionsOfDumpsAreSkippedAndOtherCommandsExplained() {
        assertThat(cut("\\restrict abc\nselect 1;\n\\unrestrict abc\n")).containsExactly("select 1");
        assertThat(problems("\\set a 1\n")).containsExactly("UNSUPPORTED 1:1 \\set is a command to psql");
    }

    @Test
    void aParenthesisThatClosesNothingDoesNotGlueTheRest() {
        var script = Parsed.parse("a.sql", "select 1); select 2;");

        assertThat(sql(script)).containsExactly("select 1)", "select 2");
        assertThat(problems(script.text())).containsExactly("SYNTAX 1:9 this parenthesis closes nothing");
    }

    @Test
    void tablesAndConcurrentIndexesMayStandInOneFile() {
        assertThat(Parsed.parse("a.sql", "create table t (a int); create index concurrently on t (a);")
                        .statements())
                .extracting(Statement::transactionality)
                .containsExactly(Transactionality.ALLOWED, Transactionality.FORBIDDEN);
    }

    @Test
    void aRuleOfSeveralStatementsIsNotCut() {
        var rule = "create rule r as on insert to t do also (insert into a values (1); insert into b values (2))";

        assertThat(cut(rule + ";")).containsExactly(rule);
    }

    @Test
    void aBodyWithACaseAndAStatementBehindItAreTwoStatements() {
        var function = "create function f(a int) returns int begin atomic select case when a > 0 then 1 end; end";

        assertThat(cut(function + "; select 2;")).containsExactly(function, "select 2");
    }

    @Test
    void readsTenMegabytesOfInsertsInSeconds() {
        var text = "insert into t (a, b) values (1, 'it''s a text; with some words', $$and more$$);\n".repeat(130_000);

        var begin = System.nanoTime();
        var statements = Parsed.parse("a.sql", text).statements();

        assertThat(statements).hasSize(130_000);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }
}
