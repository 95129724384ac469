package dev.peng.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.peng.error.Place;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Places, lines and positions. */
class ScriptTests {

    private static final String TEXT = "a\nbé𝒳c\r\n\r\td\n\n";

    private final Script script = Script.parse("dir/a.sql", TEXT);

    @Test
    void keepsFileAndText() {
        assertThat(this.script.file()).isEqualTo("dir/a.sql");
        assertThat(this.script.text()).isSameAs(TEXT);
    }

    @Test
    void countsLinesAndColumnsFromOneAndColumnsInCharacters() {
        assertThat(this.script.placeAt(0)).isEqualTo(new Place("dir/a.sql", 1, 1));
        assertThat(this.script.placeAt(TEXT.indexOf("b"))).hasToString("dir/a.sql:2:1");
        assertThat(this.script.placeAt(TEXT.indexOf("𝒳"))).hasToString("dir/a.sql:2:3");
        assertThat(this.script.placeAt(TEXT.indexOf("c"))).hasToString("dir/a.sql:2:4");
        assertThat(this.script.placeAt(TEXT.indexOf("d"))).hasToString("dir/a.sql:4:2");
    }

    @Test
    void hasAPlaceForTheEndOfTheText() {
        assertThat(this.script.placeAt(TEXT.length())).hasToString("dir/a.sql:6:1");
        assertThat(Script.parse("a.sql", "").placeAt(0)).hasToString("a.sql:1:1");
    }

    @Test
    void givesTheLineWithoutItsEnd() {
        assertThat(this.script.lineAt(0)).isEqualTo("a");
        assertThat(this.script.lineAt(TEXT.indexOf("c"))).isEqualTo("bé𝒳c");
        assertThat(this.script.lineAt(TEXT.indexOf("\r"))).isEqualTo("bé𝒳c");
        assertThat(this.script.lineAt(TEXT.indexOf("d"))).isEqualTo("\td");
        assertThat(this.script.lineAt(TEXT.length())).isEmpty();
    }

    @Test
    void doesNotCountAByteOrderMark() {
        var marked = Script.parse("a.sql", "\uFEFFselect 1");

        assertThat(marked.placeAt(0)).hasToString("a.sql:1:1");
        assertThat(marked.placeAt(1)).hasToString("a.sql:1:1");
        assertThat(marked.placeAt(8)).hasToString("a.sql:1:8");
        assertThat(marked.lineAt(0)).isEqualTo("select 1");
        assertThat(marked.text()).startsWith("\uFEFF");
    }

    @Test
    void hasNoPlaceOutsideOfTheText() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> this.script.placeAt(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> this.script.lineAt(TEXT.length() + 1));
    }

    @Test
    void findsTheOffsetOfAPositionThatTheServerGave() {
        var text = "select 1;\n-- é\nselect '𝒳é', oops;";
        var statement = Script.parse("a.sql", text).statements().get(1);

        assertThat(statement.offsetOfPosition(1)).isEqualTo(text.indexOf("select '"));
        assertThat(statement.offsetOfPosition(14)).isEqualTo(text.indexOf("oops"));
    }

    @Test
    void movesAPositionOutsideOfTheStatementToItsNearestEnd() {
        var statement = new Statement(10, "select 𝒳", "SELECT", Transactionality.ALLOWED);

        assertThat(statement.offsetOfPosition(0)).isEqualTo(10);
        assertThat(statement.offsetOfPosition(Integer.MIN_VALUE)).isEqualTo(10);
        assertThat(statement.offsetOfPosition(Integer.MAX_VALUE)).isEqualTo(19);
    }

    @Test
    void refusesAStatementThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Statement(-1, "select 1", "SELECT", Transactionality.ALLOWED));
        assertThatIllegalArgumentException().isThrownBy(() -> new Statement(0, "", "", Transactionality.ALLOWED));
    }

    @Test
    void findsThePlacesOfManyProblemsOnOneLine() {
        var text = "select '𝒳'" + ")".repeat(200_000);

        var problems = Script.parse("a.sql", text).problems();

        assertThat(problems).hasSize(200_000);
        assertThat(problems.get(199_999).place()).contains(new Place("a.sql", 1, 200_010));
    }

    @Test
    void countsTheLinesOfALongScript() {
        var lines = new String[1_000];
        Arrays.setAll(lines, i -> "select " + i + ";");
        var text = String.join("\n", lines);

        var places = Script.parse("a.sql", text).statements();

        assertThat(places).hasSize(1_000).allSatisfy(statement -> {
            var line =
                    Script.parse("a.sql", text.substring(0, statement.offset())).placeAt(statement.offset());
            assertThat(statement.sql()).isEqualTo("select " + (line.line() - 1));
        });
    }
}
