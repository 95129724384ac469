package dev.peng.session;

import dev.peng.lexer.Lexer;
import dev.peng.lexer.TokenKind;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The line of data to which the server points: {@code COPY passenger, line 2, column age: "x"}. All but the name of the
 * table is translated, and in some languages the name comes first. It is not quoted, and may look like the rest.
 *
 * @param number of the line, counted from 1
 * @param rest what is said about it behind the number
 * @param text all that is said about it
 */
public record CopyLine(int number, String rest, String text) {

    private static final String LINE = "^(?:(?:COPY )?%s|COPY .*?,)[^\\d\\n]*?(\\d{1,9})(.*)";

    /**
     * Finds it, if there is one.
     *
     * @param where the context that the server gives
     * @param copy the statement
     */
    public static Optional<CopyLine> find(String where, String copy) {
        var line = Pattern.compile(
                        LINE.formatted(Pattern.quote(table(copy))), Pattern.MULTILINE | Pattern.CASE_INSENSITIVE)
                .matcher(where);
        return line.find()
                ? Optional.of(new CopyLine(Integer.parseInt(line.group(1)), line.group(2), line.group()))
                : Optional.empty();
    }

    /** Its number, or 0 if there is none. */
    static int in(String where, String copy) {
        return find(where, copy).map(CopyLine::number).orElse(0);
    }

    private static String table(String copy) {
        try (var tokens = Lexer.of(copy)) {
            next(tokens);
            var name = "";
            do {
                var quoted = next(tokens) == TokenKind.QUOTED_NAME;
                name = tokens.text(tokens.start(), tokens.end());
                name = quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
            } while (next(tokens) == TokenKind.SYMBOL && tokens.firstByte() == '.');
            return name;
        }
    }

    private static TokenKind next(Lexer tokens) {
        var kind = tokens.next();
        while (kind == TokenKind.LINE_COMMENT || kind == TokenKind.BLOCK_COMMENT) {
            kind = tokens.next();
        }
        return kind;
    }
}
