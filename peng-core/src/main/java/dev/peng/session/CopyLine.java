package dev.peng.session;

import dev.peng.lexer.Lexer;
import dev.peng.lexer.TokenKind;
import java.util.regex.Pattern;

/**
 * Finds the line of data to which the server points: {@code COPY passenger, line 2, column age: "x"}. All but the name of
 * the table is translated, and in some languages the name comes first. It is not quoted, and may look like the rest.
 */
final class CopyLine {

    private static final String LINE = "^(?:(?:COPY )?%s|COPY .*?,)[^\\d\\n]*?(\\d{1,9})";

    private CopyLine() {}

    /**
     * The line, or 0 if there is none.
     *
     * @param where the context that the server gives
     * @param copy the statement
     */
    static int in(String where, String copy) {
        var line = Pattern.compile(
                        LINE.formatted(Pattern.quote(table(copy))), Pattern.MULTILINE | Pattern.CASE_INSENSITIVE)
                .matcher(where);
        return line.find() ? Integer.parseInt(line.group(1)) : 0;
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
