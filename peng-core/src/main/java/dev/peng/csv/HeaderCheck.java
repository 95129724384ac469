package dev.peng.csv;

import dev.peng.csv.CsvRecord.Field;
import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Finds what is wrong with the names of the columns.
 *
 * @param file where they are
 * @param above how many lines are above them
 * @param header the names
 * @param options they were read with
 */
record HeaderCheck(String file, int above, CsvRecord header, CsvOptions options) {

    /** What a decoder writes where bytes are not of the encoding. */
    private static final char REPLACEMENT = '\uFFFD';

    /** @param isWhole whether all that there is was looked at */
    List<Problem> problems(boolean isWhole) {
        if (header.fields().isEmpty()) {
            return List.of(new Problem(
                    ErrorCode.EMPTY_SCRIPT,
                    Place.in(file),
                    "has no header row",
                    "Write the names of the columns into its first line, or delete the file."));
        }
        if (header.openQuote() >= 0) {
            return List.of(new Problem(
                    ErrorCode.SYNTAX,
                    place(header.openQuote()),
                    "a quote in the header row that is not closed",
                    "Close it; if it is no quote, choose another one by -- peng:quote."));
        }
        if (!header.ended() && !isWhole) {
            return List.of(new Problem(
                    ErrorCode.SYNTAX,
                    place(0),
                    "a header row of more than %d KB".formatted(CsvHead.LONGEST / 1024),
                    "Check that lines end with a line break."));
        }
        return problemsOfNames();
    }

    private List<Problem> problemsOfNames() {
        var problems = new ArrayList<Problem>();
        var names = new HashSet<String>();
        for (var field : header.fields()) {
            if (field.value().isEmpty()) {
                problems.add(problem(field, "a column without a name", "Write its name, or remove a delimiter."));
            } else if (!names.add(field.value())) {
                problems.add(problem(
                        field,
                        "the column \"%s\" for the second time".formatted(field.value()),
                        "Remove one of them."));
            } else if (field.value().indexOf(REPLACEMENT) >= 0) {
                problems.add(new Problem(
                        ErrorCode.UNREADABLE_FILE,
                        place(field.start()),
                        "a name that is not in the encoding " + options.encoding(),
                        "Save the file as UTF-8, or name its encoding by -- peng:encoding."));
            }
        }
        return problems;
    }

    private Problem problem(Field field, String message, String action) {
        return new Problem(ErrorCode.SYNTAX, place(field.start()), message, action);
    }

    private Place place(int index) {
        return header.place(file, above, index);
    }
}
