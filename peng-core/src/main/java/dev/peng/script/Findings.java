package dev.peng.script;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong while a script is read. */
final class Findings {

    private final List<Finding> found = new ArrayList<>();

    void add(int offset, ErrorCode code, String message, String action) {
        this.found.add(new Finding(offset, code, message, action));
    }

    /** PostgreSQL has no NUL in text. Only the first is named: a file in UTF-16 has one in every other place. */
    void addNul(String text) {
        var offset = text.indexOf('\0');
        if (offset >= 0) {
            add(offset, ErrorCode.SYNTAX, "a NUL character", "Remove it, or save the file as UTF-8.");
        }
    }

    /** All of them as problems, in the order of the text. */
    List<Problem> problems(Lines lines) {
        var cursor = lines.cursor();
        return this.found.stream()
                .sorted(Comparator.comparingInt(Finding::offset))
                .map(finding -> finding.problem(cursor))
                .toList();
    }

    private record Finding(int offset, ErrorCode code, String message, String action) {

        Problem problem(Lines.Cursor cursor) {
            return new Problem(code, cursor.placeAt(offset), message, action);
        }
    }
}
