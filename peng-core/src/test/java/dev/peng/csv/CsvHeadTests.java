package dev.peng.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvHeadTests {

    @Test
    void theHeaderIsTheListOfColumns() {
        var head = head("code,name\nDE,Germany\n");

        assertThat(head.columns()).containsExactly("code", "name");
        assertThat(head.preamble().length()).isZero();
        assertThat(head.problems()).isEmpty();
        assertThat(head.options().table()).hasToString("countries");
        assertThat(head.options().clause())
                .isEqualTo("format csv, header, delimiter E',', quote E'\"', null E'', encoding E'UTF8'");
    }

    @Test
    void directivesStandAboveIt() {
        var head = head("""
                -- peng:table public.countries
                -- a comment

                -- peng:delimiter semicolon
                -- peng:quote '
                -- peng:null NULL
                -- peng:on-conflict update
                -- peng:sequences off
                -- peng:lock-timeout 5s
                code;'the ''name'';'
                """);

        assertThat(head.problems()).isEmpty();
        assertThat(head.columns()).containsExactly("code", "the 'name';");
        assertThat(head.preamble().lines()).isEqualTo(9);
        assertThat(head.options().table()).isEqualTo(new TableName("public", "countries"));
        assertThat(head.options().onConflict()).isEqualTo(OnConflict.UPDATE);
        assertThat(head.options().sequences()).isFalse();
        assertThat(head.directives().lockTimeout()).contains(Duration.ofSeconds(5));
        assertThat(head.options().clause())
                .isEqualTo("format csv, header, delimiter E';', quote E'''', null E'NULL', encoding E'UTF8'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void whatIsAboveItIsCutOffByteByByte(String end) {
        var above = "\uFEFF-- peng:null -" + end + end + "  -- peng:run always" + end;

        var head = head(above + "a,b" + end + "1,2" + end);

        assertThat(head.problems()).isEmpty();
        assertThat(head.preamble().length()).isEqualTo(above.getBytes(StandardCharsets.UTF_8).length);
        assertThat(head.columns()).containsExactly("a", "b");
        assertThat(head.directives().nullText()).contains("-");
        assertThat(head.directives().run()).contains("always");
    }

    @ParameterizedTest
    @CsvSource({"LATIN1, ISO-8859-1", "WIN1252, windows-1252", "EUC_JP, EUC-JP", "SJIS, Shift_JIS", "utf-8, UTF-8"})
    void theEncodingIsThatOfTheHeaderAndTheDirectives(String name, String charset) {
        var word = charset.contains("J") ? "国" : "größe";

        var head = head(
                "-- peng:table " + word + "\n-- peng:encoding " + name + "\n" + word + ",b\n",
                Charset.forName(charset));

        assertThat(head.problems()).isEmpty();
        assertThat(head.columns()).containsExactly(word, "b");
        assertThat(head.options().table()).hasToString(word);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() {
        var head = head("\uFEFFid\n1\n");

        assertThat(head.columns()).containsExactly("id");
        assertThat(head.preamble().length()).isEqualTo(3);
    }

    @Test
    void aHeaderMayHaveLineBreaksInQuotes() {
        var head = head("\"a\nb\",c\n1,2\n");

        assertThat(head.columns()).containsExactly("a\nb", "c");
        assertThat(head.problems()).isEmpty();
    }

    @Test
    void directivesMayStandInAFileBesideIt() {
        var head = head("a;b\n", SideFile.of("t.csv.peng", "\uFEFF-- peng:delimiter ;\n\n-- peng:table other\n"));

        assertThat(head.problems()).isEmpty();
        assertThat(head.columns()).containsExactly("a", "b");
        assertThat(head.options().table()).hasToString("other");
    }

    @Test
    void theSameDirectiveInBothIsRefused() {
        var side = SideFile.of("t.csv.peng", "-- peng:delimiter ;\nrows");

        assertThat(problems(head("\n-- peng:delimiter ;\na;b\n", side)))
                .containsExactly(
                        "INVALID_DIRECTIVE t.csv:2:1 peng:delimiter is here for the second time",
                        "UNKNOWN_DIRECTIVE t.csv.peng:2:1 a line that is no directive");
    }

    @ParameterizedTest
    @CsvSource({
        "-- peng:tabel a, UNKNOWN_DIRECTIVE t.csv:1:1 there is no directive peng:tabel",
        "-- peng:placeholders on, INVALID_DIRECTIVE t.csv:1:1 peng:placeholders has no meaning in a CSV file",
        "-- peng:transaction off, INVALID_DIRECTIVE t.csv:1:1 peng:transaction has no meaning in a CSV file",
        "-- peng:delimiter ;;, INVALID_DIRECTIVE t.csv:1:1 ';;' is no value for peng:delimiter",
        "-- peng:delimiter ä, INVALID_DIRECTIVE t.csv:1:1 'ä' is no value for peng:delimiter",
        "-- peng:quote, INVALID_DIRECTIVE t.csv:1:1 '' is no value for peng:quote",
        "-- peng:null, INVALID_DIRECTIVE t.csv:1:1 '' is no value for peng:null",
        "-- peng:encoding klingon, INVALID_DIRECTIVE t.csv:1:1 'klingon' is no value for peng:encoding",
        "-- peng:encoding default, INVALID_DIRECTIVE t.csv:1:1 'default' is no value for peng:encoding",
        "-- peng:on-conflict replace, INVALID_DIRECTIVE t.csv:1:1 'replace' is no value for peng:on-conflict",
        "-- peng:sequences on, INVALID_DIRECTIVE t.csv:1:1 'on' is no value for peng:sequences",
        "-- peng:table a.b.c, INVALID_DIRECTIVE t.csv:1:1 \"a.b.c\" is no name of a table",
        "-- peng:quote |\\n-- peng:delimiter pipe, INVALID_DIRECTIVE t.csv:1:1 quote and delimiter are the same",
        "-- peng:null a;b\\n-- peng:delimiter ;, INVALID_DIRECTIVE t.csv:1:1 what stands for null has the quote or the delimiter in it",
    })
    void refusesDirectivesThatItCannotUse(String lines, String problem) {
        assertThat(problems(head(lines.replace("\\n", "\n") + "\na\n"))).containsExactly(problem);
    }

    @Test
    void findsAllThatIsWrongWithTheHeader() {
        assertThat(problems(head("-- peng:run twice\n\nid,,name,id\n")))
                .containsExactly(
                        "INVALID_DIRECTIVE t.csv:1:1 'twice' is no value for peng:run",
                        "SYNTAX t.csv:3:4 a column without a name",
                        "SYNTAX t.csv:3:10 the column \"id\" for the second time");
    }

    @Test
    void findsAQuoteThatIsNotClosed() {
        assertThat(problems(head("-- peng:run once\na,\"b,c\n1,2,3\n")))
                .containsExactly("SYNTAX t.csv:2:3 a quote in the header row that is not closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "-- peng:run once", "\uFEFF"})
    void aFileWithoutAHeaderIsRefused(String text) {
        assertThat(problems(head(text))).containsExactly("EMPTY_SCRIPT t.csv has no header row");
    }

    @Test
    void aNameInAnotherEncodingIsRefused() {
        assertThat(problems(head("a,größe\n1,2\n", StandardCharsets.ISO_8859_1)))
                .containsExactly("UNREADABLE_FILE t.csv:1:3 a name that is not in the encoding UTF8");
    }

    @Test
    void aHeaderWithoutEndIsRefused() {
        assertThat(problems(head("a,".repeat(CsvHead.LONGEST / 2))))
                .containsExactly("SYNTAX t.csv:1:1 a header row of more than 256 KB");
    }

    private static CsvHead head(String text) {
        return head(text, StandardCharsets.UTF_8);
    }

    private static CsvHead head(String text, Charset charset) {
        return CsvHead.read("t.csv", "countries", text.getBytes(charset), null);
    }

    private static CsvHead head(String text, SideFile side) {
        return CsvHead.read("t.csv", "countries", text.getBytes(StandardCharsets.UTF_8), side);
    }

    private static List<String> problems(CsvHead head) {
        return head.problems().stream()
                .map(problem ->
                        "%s %s %s".formatted(problem.code(), problem.place().orElseThrow(), problem.message()))
                .toList();
    }
}
