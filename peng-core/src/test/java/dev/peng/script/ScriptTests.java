package dev.peng.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.peng.error.Place;
import dev.peng.lexer.SourceLine;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Places, lines and positions. */
class ScriptTests {

    private static final String TEXT = "a;\nbé𝒳;c;\r\n\r\td\n;\ne";

    @Test
    void countsLinesAndColumnsFromOneAndColumnsInCharacters() {
        var script = Parsed.parse("dir/a.sql", TEXT);

        assertThat(script.statements())
                .extracting(Statement::sql, statement -> statement.place().toString())
                .containsExactly(
                        tuple("a", "dir/a.sql:1:1"),
                        tuple("bé𝒳", "dir/a.sql:2:1"),
                        tuple("c", "dir/a.sql:2:5"),
                        tuple("d", "dir/a.sql:4:2"),
                        tuple("e", "dir/a.sql:6:1"));
    }

    @Test
    void doesNotCountAByteOrderMark() {
        var marked = Parsed.parse("\uFEFFselect 1; selec");

        assertThat(marked.place(0)).hasToString("a.sql:1:1");
        assertThat(marked.place(1)).hasToString("a.sql:1:11");
        assertThat(spot(marked, 1, 6))
                .isEqualTo(new Spot(new Place("a.sql", 1, 16), new SourceLine("select 1; selec", "")));
    }

    @Test
    void findsTheSpotOfAPositionThatTheServerGave() {
        var script = Parsed.parse("select 1;\n-- é\nselect '𝒳é', oops; select 3\n\n");

        assertThat(spot(script, 1, 1))
                .isEqualTo(new Spot(new Place("a.sql", 3, 1), new SourceLine("", "select '𝒳é', oops; select 3")));
        assertThat(spot(script, 1, 14))
                .isEqualTo(new Spot(new Place("a.sql", 3, 14), new SourceLine("select '𝒳é', ", "oops; select 3")));
        assertThat(spot(script, 2, 1).line()).isEqualTo(new SourceLine("select '𝒳é', oops; ", "select 3"));
    }

    @Test
    void findsTheSpotOfAPositionInTheOptionsOfABegin() {
        var script = Parsed.parse("select 1;\nbegin /* é */ isolation levl x; select 2;\ncommit");

        assertThat(script.statements().get(1).sql()).isEqualTo("set transaction isolation levl x");
        assertThat(spot(script, 1, "set transaction isolation l".length()).place())
                .hasToString("a.sql:2:25");
        assertThat(spot(script, 1, 1).place()).hasToString("a.sql:2:1");
        assertThat(spot(script, 1, 100).place()).hasToString("a.sql:2:31");
        assertThat(script.place(2)).hasToString("a.sql:2:33");
    }

    @Test
    void putsPlaceholdersIntoTheOptionsOfABegin() {
        var text = "-- peng:placeholders on\nbegin ${mode}; select 2; commit;";

        var script = Parsed.parse("a.sql", text, new Placeholders(Map.of("mode", "read only")));

        assertThat(Scripts.sql(script)).containsExactly("set transaction read only", "select 2");
    }

    @Test
    void findsTheSpotInABeginInsteadOfWhichSomethingElseIsSent() {
        var script = Parsed.parse("--" + "x".repeat(2_000) + "\nbegin isolation level foo");
        var sent = script.statements().get(0).sql();

        assertThat(spot(script, 0, sent.indexOf("foo") + 1))
                .isEqualTo(new Spot(new Place("a.sql", 2, 23), new SourceLine("begin isolation level ", "foo")));
        assertThat(spot(script, 0, 0).place()).hasToString("a.sql:2:1");
        assertThat(spot(script, 0, Integer.MAX_VALUE).place()).hasToString("a.sql:2:26");
    }

    @Test
    void movesAPositionOutsideOfTheStatementToItsNearestEnd() {
        var script = Parsed.parse("select 1;\nselect 𝒳");

        assertThat(spot(script, 1, 0).place()).hasToString("a.sql:2:1");
        assertThat(spot(script, 1, Integer.MIN_VALUE).place()).hasToString("a.sql:2:1");
        assertThat(spot(script, 1, Integer.MAX_VALUE).place()).hasToString("a.sql:2:9");
    }

    @Test
    void showsAsMuchOfALongLineAsMakesSense() {
        var script = Parsed.parse("select '" + "é".repeat(100_000) + "', oops, '" + "ü".repeat(100_000) + "'");

        var spot = spot(script, 0, 100_012);

        assertThat(spot.place()).hasToString("a.sql:1:100012");
        assertThat(spot.line().before())
                .endsWith("éé', ")
                .doesNotContain("\uFFFD")
                .hasSizeBetween(100, 600);
        assertThat(spot.line().after())
                .startsWith("oops, 'üü")
                .doesNotContain("\uFFFD")
                .hasSizeBetween(100, 600);
    }

    @Test
    void findsLinesOfData() {
        var script = Parsed.parse("select 1;\ncopy t from stdin;\na\nbé\n\\.\nselect 2;");

        try (var reader = script.script().open()) {
            reader.next();
            reader.next();
            assertThat(reader.spotOfData(2)).isEqualTo(new Spot(new Place("a.sql", 4, 1), new SourceLine("", "bé")));
            reader.next();
            assertThat(reader.statement().place()).hasToString("a.sql:6:1");
        }
    }

    @Test
    void refusesAStatementThatCannotBe() {
        var place = new Place("a.sql", 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Statement(-1, place, "select 1", "SELECT", Transactionality.ALLOWED, Answer.ROWS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Statement(0, place, "", "", Transactionality.ALLOWED, Answer.ROWS));
    }

    @Test
    void findsThePlacesOfManyProblemsOnOneLine() {
        var text = "select '𝒳'" + ")".repeat(200_000);

        var problems = Parsed.parse("a.sql", text).problems();

        assertThat(problems).hasSize(200_000);
        assertThat(problems.get(199_999).place()).contains(new Place("a.sql", 1, 200_010));
    }

    @Test
    void countsTheLinesOfALongScript() {
        var lines = new String[100_000];
        Arrays.setAll(lines, i -> "select " + i + ";");

        var statements = Parsed.parse("a.sql", String.join("\n", lines)).statements();

        assertThat(statements)
                .hasSize(100_000)
                .allSatisfy(statement -> assertThat(statement.sql())
                        .isEqualTo("select " + (statement.place().line() - 1)));
    }

    private static Spot spot(Parsed script, int statement, int position) {
        try (var reader = script.script().open()) {
            for (var i = 0; i <= statement; i++) {
                reader.next();
            }
            return reader.spotOf(position);
        }
    }
}
