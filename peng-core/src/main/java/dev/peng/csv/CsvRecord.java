package dev.peng.csv;

import dev.peng.error.Place;
import dev.peng.lexer.SourceLine;
import java.util.List;

/**
 * A record of a CSV file, or as much of a long one as is kept.
 *
 * @param line on which it begins, counted from 1
 * @param serverLine the number that the server gives it: that of the line on which it ends, as it counts them
 * @param text all of it, without the end of its line
 * @param fields its values
 * @param openQuote where in the text a quote begins that is not closed, or -1
 * @param lineBreak what ends a line within it
 * @param ended whether the end of its line was seen
 */
record CsvRecord(
        int line, int serverLine, String text, List<Field> fields, int openQuote, char lineBreak, boolean ended) {

    /** None. */
    static final CsvRecord NONE = new CsvRecord(1, 0, "", List.of(), -1, '\n', false);

    CsvRecord {
        fields = List.copyOf(fields);
    }

    /**
     * A value.
     *
     * @param value without quotes
     * @param start where in the text of the record it begins
     */
    record Field(String value, int start) {}

    /** The values, as a header has the names of columns. */
    List<String> values() {
        return fields.stream().map(Field::value).toList();
    }

    /**
     * The place of a character of it.
     *
     * @param file where it is
     * @param above how many lines are above the first record
     * @param index in its text
     */
    Place place(String file, int above, int index) {
        var breaks = (int) text.chars().limit(index).filter(c -> c == lineBreak).count();
        return new Place(file, above + line + breaks, text.codePointCount(lineStart(index), index) + 1);
    }

    /** The line with a character of it. */
    SourceLine lineAround(int index) {
        var end = text.indexOf(lineBreak, index);
        var after = text.substring(index, end < 0 ? text.length() : end);
        return new SourceLine(text.substring(lineStart(index), index), after.stripTrailing());
    }

    private int lineStart(int index) {
        return text.lastIndexOf(lineBreak, index - 1) + 1;
    }
}
