package dev.peng.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.error.StepFailedException.Aftermath;
import dev.peng.error.StepFailedException.Remains;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepFailedExceptionTests {

    private final ServerError serverError =
            new ServerError("42601", "syntax error at or near \"tabel\"", null, "Mind the spelling.", null);

    @Test
    void showsPlaceLineCaretSqlStateAndWhatWasAppliedBefore() {
        var statement = new FailedStatement(
                new Place("db/3_loans.up.sql", 4, 8), "create ", "tabel loan ();", "create tabel loan ()");

        var failure = new StepFailedException(
                "migration 3_loans",
                statement,
                this.serverError,
                new Aftermath(Remains.NOTHING, List.of("1_members", "2_books")),
                new Exception());

        assertThat(failure).hasMessage("""
                        migration 3_loans failed at db/3_loans.up.sql:4:8

                            create tabel loan ();
                                   ^

                        ERROR 42601: syntax error at or near "tabel"
                        Hint: Mind the spelling.

                        Its transaction was rolled back: nothing of it remains, and it is not recorded.
                        Applied before it in this run: 1_members, 2_books.""");
        assertThat(failure.action()).contains("db/3_loans.up.sql:4:8");
        assertThat(failure.code().exitCode()).isEqualTo(1);
    }

    @Test
    void theCaretFollowsTabs() {
        var statement = new FailedStatement(new Place("a.sql", 1, 3), "\t\t", "selekt", "selekt");

        assertThat(statement.excerpt()).isEqualTo("    \t\tselekt%n    \t\t^".formatted());
    }

    @Test
    void ofALineOfADumpOnlyWhatIsAroundTheColumnIsShown() {
        var before = "x".repeat(1_000_000);
        var after = "HERE" + "y".repeat(1_000_000);
        var statement = new FailedStatement(new Place("a.sql", 1, 1_000_001), before, after, before + after);

        var shown = statement.excerpt().lines().toList();

        assertThat(shown.get(0))
                .hasSizeLessThan(200)
                .contains("xHEREy")
                .startsWith("    …")
                .endsWith("…");
        assertThat(shown.get(1).indexOf('^')).isEqualTo(shown.get(0).indexOf("HERE"));
    }

    @Test
    void aColumnBeyondTheLineIsShownAtItsEnd() {
        var statement = new FailedStatement(new Place("a.sql", 1, 7), "select", "", "select");

        assertThat(statement.excerpt()).isEqualTo("    select%n          ^".formatted());
    }

    @Test
    void aLostConnectionLeavesItOpenWhatBecameOfTheCommit() {
        var failure = new StepFailedException(
                "migration 1_a", null, this.serverError, new Aftermath(Remains.UNKNOWN, List.of()), new Exception());

        assertThat(failure).hasMessageContaining("The connection was lost").hasMessageNotContaining("rolled back");
    }

    @Test
    void withoutAStatementItShowsWhatWasThrown() {
        var failure = new StepFailedException(
                "migration 4_java",
                null,
                null,
                new Aftermath(Remains.NOTHING, List.of()),
                new IllegalStateException("no such book"));

        assertThat(failure)
                .hasMessageContaining("migration 4_java failed")
                .hasMessageContaining("java.lang.IllegalStateException: no such book")
                .hasMessageContaining("Applied before it in this run: nothing.");
    }

    @Test
    void withoutAStatementItShowsTheRootOfWhatWasThrownToo() {
        var root = new IllegalArgumentException("no such shelf");
        var failure = new StepFailedException(
                "migration 4_java",
                null,
                null,
                new Aftermath(Remains.NOTHING, List.of()),
                new IllegalStateException("no book", new IllegalStateException("in between", root)));

        assertThat(failure)
                .hasMessageContainingAll(
                        "java.lang.IllegalStateException: no book",
                        "Caused by: java.lang.IllegalArgumentException: no such shelf");
    }

    @ParameterizedTest
    @CsvSource({
        "42P01, search_path",
        "42P07, force",
        "42501, Grant",
        "25001, peng:transaction off",
        "55P04, later migration",
        "25006, primary",
        "23505, break a rule",
    })
    void advisesByTheKindOfTheFailure(String sqlState, String advice) {
        assertThat(failure(sqlState).action())
                .startsWith("Mend migration 1_a and start again")
                .contains(advice);
    }

    @ParameterizedTest
    @CsvSource({
        "40P01, peng:lock-timeout",
        "55P03, peng:lock-timeout",
        "57014, peng:statement-timeout",
        "57P01, goes on with migration 1_a",
        "53100, disk",
    })
    void doesNotBlameTheScriptForWhatIsOfTheMoment(String sqlState, String advice) {
        assertThat(failure(sqlState).action())
                .startsWith(
                        "Start again: what was applied before stays applied, and the run goes on with migration 1_a.")
                .contains(advice);
    }

    @Test
    void hasNoAdviceOnOtherFailures() {
        assertThat(failure("42601").action()).endsWith("the run goes on here.");
        assertThat(failure("").action()).endsWith("the run goes on here.");
    }

    private static StepFailedException failure(String sqlState) {
        var error = new ServerError(sqlState, "no", null, null, null);
        return new StepFailedException(
                "migration 1_a", null, error, new Aftermath(Remains.NOTHING, List.of()), new Exception());
    }
}
