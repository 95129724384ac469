package dev.peng.script;

import dev.peng.lexer.Lexer;
import dev.peng.lexer.TokenKind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What <code>${name}</code> stands for in scripts that ask for it with {@code -- peng:placeholders on}. Outside of quotes,
 * comments and data it is replaced by its value, as text; {@code $${name}} is the text itself. A value stands within one
 * statement: quotes and parentheses are closed in it, and there is no semicolon and no comment to the end of the line.
 *
 * @param values by name
 */
public record Placeholders(Map<String, String> values) {

    /** None at all. */
    public static final Placeholders NONE = new Placeholders(Map.of());

    public Placeholders {
        values = Map.copyOf(values);
    }

    /** The value of a name, if it has one. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** All names, for a reader. */
    String names() {
        return values.isEmpty() ? "none" : String.join(", ", new TreeMap<>(values).keySet());
    }

    /** Whether a value can stand within a statement without ending or hiding any of it. */
    static boolean isPartOfStatement(Lexer value) {
        var depth = 0;
        for (var kind = value.next(); kind != TokenKind.END; kind = value.next()) {
            depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
            var ends = kind == TokenKind.SEMICOLON
                    || kind == TokenKind.BACKSLASH
                    || kind == TokenKind.LINE_COMMENT
                    || !value.isClosed();
            if (ends || depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }

    /** How many comments and semicolons there are, and quotes that are open. */
    static int breaks(Lexer text) {
        var breaks = 0;
        for (var kind = text.next(); kind != TokenKind.END; kind = text.next()) {
            var isBreak = kind == TokenKind.SEMICOLON
                    || kind == TokenKind.LINE_COMMENT
                    || kind == TokenKind.BLOCK_COMMENT
                    || !text.isClosed();
            breaks += isBreak ? 1 : 0;
        }
        return breaks;
    }
}
