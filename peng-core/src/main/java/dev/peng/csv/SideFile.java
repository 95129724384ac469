package dev.peng.csv;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.script.DirectiveLines;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A file beside the one with the rows, with directives alone.
 *
 * @param file its name in places
 * @param lines what it says
 */
record SideFile(String file, List<String> lines) {

    private static final String MARK = "\uFEFF";

    SideFile {
        lines = List.copyOf(lines);
    }

    static SideFile of(String file, String text) {
        return new SideFile(
                file, (text.startsWith(MARK) ? text.substring(1) : text).lines().toList());
    }

    void readInto(DirectiveLines directives) {
        for (var i = 0; i < lines.size(); i++) {
            if (DirectiveLines.isComment(lines.get(i))) {
                directives.read(file, i + 1, lines.get(i));
            }
        }
    }

    /** What is no directive. */
    Stream<Problem> problems() {
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank() && !DirectiveLines.isComment(lines.get(i)))
                .mapToObj(i -> new Problem(
                        ErrorCode.UNKNOWN_DIRECTIVE,
                        new Place(file, i + 1, 1),
                        "a line that is no directive",
                        "Write -- peng:<name> <value>, or delete it: the rows are in the other file."));
    }
}
