package dev.peng.script;

import dev.peng.lexer.Characters;
import dev.peng.lexer.Lexer;
import dev.peng.lexer.TokenKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The tokens of one statement without its comments, read as far as somebody asks. */
final class Words {

    /** No keyword, option or value that anybody asks for is longer; a literal may be megabytes. */
    private static final int LONGEST = 64;

    /** No kind of object has a name of more words. */
    private static final int LONGEST_KIND = 3;

    /** What may stand between {@code create} and the kind of object, without making another kind of it. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "OR",
            "REPLACE",
            "TEMP",
            "TEMPORARY",
            "LOCAL",
            "GLOBAL",
            "UNLOGGED",
            "RECURSIVE",
            "UNIQUE",
            "CONSTRAINT",
            "TRUSTED",
            "PROCEDURAL");

    /** Words that are a kind of object only together with the next one. */
    private static final Set<String> BEGINNINGS =
            Set.of("MATERIALIZED", "FOREIGN", "DATA", "EVENT", "ACCESS", "TEXT", "SEARCH", "LARGE", "DEFAULT");

    /** Words that go on with a kind of object which could end before them. */
    private static final Set<String> PAIRS = Set.of("OPERATOR CLASS", "OPERATOR FAMILY", "USER MAPPING");

    private final Lexer lexer;
    private String next = "";
    private TokenKind kind = TokenKind.END;

    /** Of a statement, whose tokens the lexer gives. */
    Words(Lexer lexer) {
        this.lexer = lexer;
        advance();
    }

    /** The next token in upper case, its beginning if it is long; empty at the end. */
    String peek() {
        return this.next;
    }

    /** Whether the next token is a word without quotes. */
    boolean isWord() {
        return this.kind == TokenKind.WORD;
    }

    boolean isEmpty() {
        return this.next.isEmpty();
    }

    /** The next token, and goes on behind it. */
    String take() {
        var taken = this.next;
        advance();
        return taken;
    }

    /** Goes on behind the next token if it is this one. */
    boolean skip(String expected) {
        if (!this.next.equals(expected)) {
            return false;
        }
        advance();
        return true;
    }

    /** What {@code create}, {@code alter} and {@code drop} are about, such as {@code MATERIALIZED VIEW}, or empty. */
    String takeKind() {
        while (ATTRIBUTES.contains(this.next)) {
            advance();
        }
        var kind = "";
        var last = "";
        for (var i = 0; i < LONGEST_KIND && isWord() && continuesKind(last); i++) {
            last = take();
            kind = kind.isEmpty() ? last : kind + " " + last;
        }
        return kind;
    }

    private boolean continuesKind(String last) {
        return last.isEmpty() || BEGINNINGS.contains(last) || PAIRS.contains(last + " " + this.next);
    }

    /** Where the next token begins. */
    long offset() {
        return this.lexer.start();
    }

    /** The last part of a name as the server would store it, and goes on behind the name. */
    String takeName() {
        var name = "";
        do {
            name = folded();
            advance();
        } while (skip("."));
        return name;
    }

    /** What the next token stands for, if it is in quotes; else the token itself. */
    String literal() {
        var token = whole();
        return switch (this.kind) {
            case STRING ->
                token.substring(token.indexOf('\'') + 1, token.length() - 1).replace("''", "'");
            case DOLLAR_QUOTE -> {
                var tag = token.indexOf('$', 1) + 1;
                yield token.substring(tag, token.length() - tag);
            }
            case QUOTED_NAME -> folded();
            default -> token;
        };
    }

    /** Goes on behind a name and its qualifiers. */
    void skipName() {
        do {
            advance();
        } while (skip("."));
    }

    /** Goes on behind a group in parentheses, if one begins here. */
    void skipGroup() {
        var depth = 0;
        do {
            depth += this.next.equals("(") ? 1 : this.next.equals(")") ? -1 : 0;
            if (depth > 0) {
                advance();
            }
        } while (depth > 0 && !isEmpty());
        skip(")");
    }

    /**
     * Options such as {@code (verbose, concurrently off)} or {@code (connect = false)}, if they begin here: which are
     * there, and whether they are on. One without a value is.
     */
    Map<String, Boolean> options() {
        var options = new HashMap<String, Boolean>();
        if (skip("(")) {
            do {
                var name = take();
                skip("=");
                options.put(name, !isOff(this.next));
                skipValue();
            } while (skip(","));
            skip(")");
        }
        return options;
    }

    private void skipValue() {
        while (!isEmpty() && !this.next.equals(",") && !this.next.equals(")")) {
            advance();
        }
    }

    /** As {@code defGetBoolean} reads it. */
    private static boolean isOff(String value) {
        return switch (value) {
            case "FALSE", "OFF", "0", "'FALSE'", "'OFF'", "'0'" -> true;
            default -> false;
        };
    }

    private String folded() {
        var token = whole();
        return this.kind == TokenKind.QUOTED_NAME
                ? token.substring(token.indexOf('"') + 1, token.length() - 1).replace("\"\"", "\"")
                : Characters.lowerCase(token);
    }

    private String whole() {
        return this.lexer.text(this.lexer.start(), this.lexer.end());
    }

    private void advance() {
        this.kind = this.lexer.next();
        while (this.kind == TokenKind.LINE_COMMENT || this.kind == TokenKind.BLOCK_COMMENT) {
            this.kind = this.lexer.next();
        }
        this.next = this.kind == TokenKind.END ? "" : Characters.upperCase(beginning());
    }

    private String beginning() {
        return this.lexer.text(this.lexer.start(), Math.min(this.lexer.end(), this.lexer.start() + LONGEST));
    }
}
