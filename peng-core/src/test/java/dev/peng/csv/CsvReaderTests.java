package dev.peng.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.script.Directives;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTests {

    private static final CsvOptions OPTIONS = CsvOptions.of(Directives.NONE, "t");

    @Test
    void readsValuesAsTheServerDoes() throws IOException {
        assertThat(values("a,b\n\"a,b\",\"say \"\"hi\"\"\"\n,\"\"\nx\"y,z\"w,v\n\"\"\"a\"\n"))
                .containsExactly(
                        List.of("a", "b"),
                        List.of("a,b", "say \"hi\""),
                        List.of("", ""),
                        List.of("xy,zw", "v"),
                        List.of("\"a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void theFirstLineEndTellsOfTheOthers(String end) throws IOException {
        var records = records(String.join(end, "a,b", "\"1" + end + "2\",x", "3,y", ""));

        assertThat(records)
                .extracting(CsvRecord::values)
                .containsExactly(List.of("a", "b"), List.of("1" + end + "2", "x"), List.of("3", "y"));
        assertThat(records).extracting(CsvRecord::line).containsExactly(1, 2, 4);
        assertThat(records).extracting(CsvRecord::serverLine).containsExactly(1, 3, 4);
    }

    @Test
    void theServerDoesNotCountOtherLineEndsWithinQuotes() throws IOException {
        var records = records("a\r\n\"1\n2\"\r\n3\r\n");

        assertThat(records).extracting(CsvRecord::line).containsExactly(1, 2, 4);
        assertThat(records).extracting(CsvRecord::serverLine).containsExactly(1, 2, 3);
    }

    @Test
    void aQuoteThatIsNotClosedIsFoundWhereItBegins() throws IOException {
        var records = records("a,b\n1,\"two\"\"\n3,4\n");

        assertThat(records.get(1).openQuote()).isEqualTo(2);
        assertThat(records.get(1).serverLine()).isEqualTo(4);
        assertThat(records.get(0).openQuote()).isEqualTo(-1);
    }

    @Test
    void findsThePlaceOfAValueBehindLineBreaks() throws IOException {
        var last = records("a,b,c\n\"1\n😀2\",x,y\n").get(1);

        assertThat(last.place("t.csv", 10, last.fields().get(2).start())).hasToString("t.csv:13:7");
        assertThat(last.lineAround(last.fields().get(1).start()).before()).isEqualTo("😀2\",");
        assertThat(last.lineAround(last.fields().get(1).start()).after()).isEqualTo("x,y");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        var random = new Random(42);
        var alphabet = "ab,\"\n\r;'ä😀 ";
        for (var round = 0; round < 2_000; round++) {
            var rows = new ArrayList<List<String>>();
            for (var row = random.nextInt(4); row >= 0; row--) {
                var values = new ArrayList<String>();
                for (var column = 0; column < 3; column++) {
                    values.add(random.ints(random.nextInt(6), 0, alphabet.codePointCount(0, alphabet.length()))
                            .map(i -> alphabet.codePointAt(alphabet.offsetByCodePoints(0, i)))
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString());
                }
                rows.add(values);
            }
            for (var end : List.of("\n", "\r\n", "\r")) {
                assertThat(values("x,y,z" + end + written(rows, end)).subList(1, rows.size() + 1))
                        .isEqualTo(rows);
            }
        }
    }

    private static String written(List<List<String>> rows, String end) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(value -> "\"" + value.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(end));
    }

    private static List<List<String>> values(String text) throws IOException {
        return records(text).stream().map(CsvRecord::values).toList();
    }

    private static List<CsvRecord> records(String text) throws IOException {
        var reader = new CsvReader(new StringReader(text), OPTIONS);
        var records = new ArrayList<CsvRecord>();
        for (var record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
        return records;
    }
}
