package dev.peng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/prior-systems.md against the tests that it names. */
class PriorSystemsTests {

    private static final Path PAGE = Path.of("../docs/prior-systems.md");

    private static final Pattern ROW =
            Pattern.compile("^\\| ([PWDJ]-\\d\\d) \\| (.+) \\| (.+) \\|$", Pattern.MULTILINE);

    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    private static final Pattern LINK = Pattern.compile("^- \\[(\\w+)]\\((.+)\\)$", Pattern.MULTILINE);

    @Test
    void hasARowForEachCapabilityOnce() throws IOException {
        var wanted = Stream.of(
                        ids("P", 1, 17),
                        ids("P", 27, 29),
                        ids("P", 31, 32),
                        ids("W", 13, 19),
                        ids("D", 1, 12),
                        ids("J", 1, 17))
                .flatMap(ids -> ids)
                .toList();

        assertThat(rows()).extracting(Row::id).containsExactlyElementsOf(wanted);
    }

    @Test
    void everyRowNamesTestsThatExistAndNameTheRow() throws IOException {
        for (var row : rows()) {
            assertThat(row.tests()).as(row.id()).isNotEmpty();
            for (var test : row.tests()) {
                assertThat(above(test)).as("%s: %s", row.id(), test).contains(row.id());
            }
        }
    }

    @Test
    void everyTestClassIsLinkedOnce() throws IOException {
        var named = rows().stream()
                .flatMap(row -> row.tests().stream())
                .map(Named::type)
                .distinct()
                .sorted()
                .toList();

        assertThat(links()).extracting(link -> link.group(1)).containsExactlyElementsOf(named);
        assertThat(links())
                .allSatisfy(link ->
                        assertThat(PAGE.resolveSibling(link.group(2))).exists().hasFileName(link.group(1) + ".java"));
    }

    // From the blank line above it: its comment and its annotations.
    private static String above(Named test) throws IOException {
        var source = Files.readString(source(test.type()));
        var method = Pattern.compile("^ {4}void " + test.method() + "\\(", Pattern.MULTILINE)
                .matcher(source);
        assertThat(method.find()).as(test.toString()).isTrue();
        return source.substring(source.lastIndexOf("\n\n", method.start()), method.start());
    }

    private static Path source(String type) throws IOException {
        return links().stream()
                .filter(link -> link.group(1).equals(type))
                .map(link -> PAGE.resolveSibling(link.group(2)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " is not linked"));
    }

    private static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> new Row(
                        row.group(1),
                        TEST.matcher(row.group(3))
                                .results()
                                .map(test -> new Named(test.group(1), test.group(2)))
                                .toList()))
                .toList();
    }

    private static List<MatchResult> links() throws IOException {
        return LINK.matcher(Files.readString(PAGE)).results().toList();
    }

    private static Stream<String> ids(String system, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(number -> "%s-%02d".formatted(system, number));
    }

    private record Row(String id, List<Named> tests) {}

    private record Named(String type, String method) {}
}
