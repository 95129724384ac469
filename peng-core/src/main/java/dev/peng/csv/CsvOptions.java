package dev.peng.csv;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.script.Directive;
import dev.peng.script.Directives;
import dev.peng.script.Encodings;
import dev.peng.session.Identifier;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How a CSV file is to be read, and where its rows go.
 *
 * @param table where they go
 * @param delimiter between values
 * @param quote around values
 * @param nullText what stands for null where it is not quoted
 * @param encoding as PostgreSQL names it
 * @param onConflict what becomes of a row that is there already
 * @param sequences whether those of the columns are advanced behind what was loaded
 */
record CsvOptions(
        TableName table,
        char delimiter,
        char quote,
        String nullText,
        String encoding,
        OnConflict onConflict,
        boolean sequences) {

    private static final char COMMA = ',';

    /**
     * As the directives say.
     *
     * @param table if they do not say
     */
    static CsvOptions of(Directives directives, String table) {
        return new CsvOptions(
                TableName.parse(directives.table().orElse(table)).orElseGet(() -> new TableName("", table)),
                directives.delimiter().map(CsvOptions::delimiter).orElse(COMMA),
                directives.quote().map(text -> text.charAt(0)).orElse('"'),
                directives.nullText().orElse(""),
                encoding(directives),
                directives.onConflict().map(OnConflict::of).orElse(OnConflict.ERROR),
                !directives.sequencesOff());
    }

    /** The encoding of the directives. */
    static Charset charset(Directives directives) {
        return Encodings.charset(encoding(directives)).orElse(StandardCharsets.UTF_8);
    }

    /** The encoding in Java. */
    Charset charset() {
        return Encodings.charset(encoding).orElse(StandardCharsets.UTF_8);
    }

    /** The options of a {@code copy}, without parentheses. */
    String clause() {
        return "format csv, header, delimiter %s, quote %s, null %s, encoding %s"
                .formatted(
                        Identifier.literal(String.valueOf(delimiter)),
                        Identifier.literal(String.valueOf(quote)),
                        Identifier.literal(nullText),
                        Identifier.literal(encoding));
    }

    /** What does not fit together. */
    List<Problem> problems(String file, String table, Directives directives) {
        var problems = new ArrayList<Problem>();
        if (TableName.parse(directives.table().orElse(table)).isEmpty()) {
            problems.add(new Problem(
                    ErrorCode.INVALID_DIRECTIVE,
                    directives.placeOf(Directive.TABLE).orElseGet(() -> Place.in(file)),
                    "\"%s\" is no name of a table".formatted(directives.table().orElse(table)),
                    "Write -- peng:table <name> or -- peng:table <schema>.<name>."));
        }
        if (delimiter == quote) {
            problems.add(clash(
                    file,
                    directives,
                    directives.has(Directive.QUOTE) ? Directive.QUOTE : Directive.DELIMITER,
                    "quote and delimiter are the same"));
        }
        if (nullText.indexOf(delimiter) >= 0 || nullText.indexOf(quote) >= 0) {
            problems.add(clash(
                    file, directives, Directive.NULL, "what stands for null has the quote or the delimiter in it"));
        }
        return problems;
    }

    private static Problem clash(String file, Directives directives, Directive directive, String message) {
        var place = directives.placeOf(directive).orElseGet(() -> Place.in(file));
        return new Problem(ErrorCode.INVALID_DIRECTIVE, place, message, "Choose another one.");
    }

    private static String encoding(Directives directives) {
        return directives.encoding().orElse("UTF8");
    }

    private static char delimiter(String text) {
        return switch (text) {
            case "tab" -> '\t';
            case "comma" -> COMMA;
            case "semicolon" -> ';';
            case "pipe" -> '|';
            default -> text.charAt(0);
        };
    }
}
