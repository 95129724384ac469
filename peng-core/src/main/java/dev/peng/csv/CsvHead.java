package dev.peng.csv;

import dev.peng.error.Problem;
import dev.peng.script.Directives;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the rows of a CSV file: directives and header. Pure.
 *
 * @param directives what the author asks for
 * @param options what that means for the rows
 * @param preamble what is above the header
 * @param header the names of the columns
 * @param problems everything that is wrong with it
 */
record CsvHead(Directives directives, CsvOptions options, Preamble preamble, CsvRecord header, List<Problem> problems) {

    /** A header that is longer than this many bytes has an open quote, or is none. */
    static final int LONGEST = 256 * 1024;

    CsvHead {
        problems = List.copyOf(problems);
    }

    /** Of a file that cannot be read. */
    static CsvHead unreadable(String file, String table, UncheckedIOException e) {
        return new CsvHead(
                Directives.NONE,
                CsvOptions.of(Directives.NONE, table),
                new Preamble(List.of(), 0, 0),
                CsvRecord.NONE,
                List.of(Problem.unreadable(file, e)));
    }

    /**
     * Reads it.
     *
     * @param file the name of the file in places
     * @param table where its rows go if no directive says so
     * @param beginning of the file, all of it or {@link #LONGEST} bytes
     * @param side the directives beside it
     */
    static CsvHead read(String file, String table, byte[] beginning, @Nullable SideFile side) {
        var preamble = Preamble.of(beginning);
        var lines = HeadDirectives.of(file, preamble, side);
        var directives = lines.directives();
        var options = CsvOptions.of(directives, table);
        var length = beginning.length - preamble.length();
        var header = header(new String(beginning, preamble.length(), length, options.charset()), options);
        var problems = new ArrayList<>(lines.problems());
        problems.addAll(options.problems(file, table, directives));
        problems.addAll(new HeaderCheck(file, preamble.lines(), header, options).problems(beginning.length < LONGEST));
        return new CsvHead(directives, options, preamble, header, problems);
    }

    /** The names of the columns. */
    List<String> columns() {
        return header.values();
    }

    private static CsvRecord header(String text, CsvOptions options) {
        try {
            var first = new CsvReader(new StringReader(text), options).next();
            return first == null ? CsvRecord.NONE : first;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
