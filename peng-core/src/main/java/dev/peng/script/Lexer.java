package dev.peng.script;

/**
 * Moves from token to token by the rules of PostgreSQL's {@code scan.l} and {@code psqlscan.l} (manual, section 4.1), as
 * far as they decide where a token ends. Strings are read with {@code standard_conforming_strings} on.
 *
 * <p>Every character is looked at a fixed number of times at most, and nothing is recursive.
 */
final class Lexer {

    private final String text;
    private final int limit;
    private int start;
    private int end;
    private boolean closed = true;

    Lexer(String text, int from, int limit) {
        this.text = text;
        this.limit = limit;
        this.start = from;
        this.end = from;
    }

    /** Moves to the next token and says what it is; after the last one to {@link TokenKind#END}, again and again. */
    TokenKind next() {
        this.start = afterBlanks(this.end);
        this.closed = true;
        if (this.start >= this.limit) {
            return token(TokenKind.END, this.limit);
        }
        return scan(this.text.charAt(this.start));
    }

    /** Where the token begins. */
    int start() {
        return this.start;
    }

    /** The index after the token. */
    int end() {
        return this.end;
    }

    /** Whether the token has its closing quote or mark. If not, it reaches to the end of the text. */
    boolean isClosed() {
        return this.closed;
    }

    /** Whether the token is this keyword. Only ASCII letters are folded, as PostgreSQL does with keywords. */
    boolean is(String lowerCaseKeyword) {
        return this.end - this.start == lowerCaseKeyword.length() && matches(this.start, lowerCaseKeyword);
    }

    /** Whether the text goes on like this at the offset. */
    boolean matches(int offset, String lowerCase) {
        if (offset + lowerCase.length() > this.limit) {
            return false;
        }
        for (var i = 0; i < lowerCase.length(); i++) {
            if (Characters.lowerCase(this.text.charAt(offset + i)) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Makes the token reach to the end of its line. */
    void extendToLineEnd() {
        this.end = lineEnd(this.end);
    }

    /** Makes the token one character longer, if there is one. */
    void extend() {
        this.end = Math.min(this.end + 1, this.limit);
    }

    private TokenKind scan(char first) {
        return switch (first) {
            case '\'' -> token(TokenKind.STRING, afterQuote('\'', this.start + 1));
            case '"' -> token(TokenKind.QUOTED_NAME, afterQuote('"', this.start + 1));
            case '$' -> dollar();
            case '-' -> has(1, '-') ? token(TokenKind.LINE_COMMENT, lineEnd(this.start)) : one(TokenKind.SYMBOL);
            case '/' -> has(1, '*') ? token(TokenKind.BLOCK_COMMENT, afterComment()) : one(TokenKind.SYMBOL);
            case '(' -> one(TokenKind.OPEN);
            case ')' -> one(TokenKind.CLOSE);
            case ';' -> one(TokenKind.SEMICOLON);
            case '\\' -> one(TokenKind.BACKSLASH);
            case 'e', 'E' -> has(1, '\'') ? token(TokenKind.STRING, afterEscapeString()) : word();
            case 'u', 'U' -> has(1, '&') ? unicode() : word();
            default -> wordOrSymbol(first);
        };
    }

    private TokenKind wordOrSymbol(char first) {
        if (Characters.startsWord(first)) {
            return word();
        }
        return Characters.isDigit(first) ? token(TokenKind.NUMBER, afterDigits(this.start)) : one(TokenKind.SYMBOL);
    }

    private TokenKind word() {
        var at = this.start + 1;
        while (at < this.limit && Characters.continuesWord(this.text.charAt(at))) {
            at++;
        }
        return token(TokenKind.WORD, at);
    }

    /** {@code U&'…'} and {@code U&"…"}, in which a backslash does not save a quote; else a word of one letter. */
    private TokenKind unicode() {
        if (has(2, '\'')) {
            return token(TokenKind.STRING, afterQuote('\'', this.start + 3));
        }
        return has(2, '"') ? token(TokenKind.QUOTED_NAME, afterQuote('"', this.start + 3)) : word();
    }

    /** A dollar quote; else the {@code $} alone, as of a parameter. */
    private TokenKind dollar() {
        var tagEnd = afterTag(this.start + 1);
        if (tagEnd >= this.limit || this.text.charAt(tagEnd) != '$') {
            return one(TokenKind.SYMBOL);
        }
        var delimiter = this.text.substring(this.start, tagEnd + 1);
        var close = this.text.indexOf(delimiter, tagEnd + 1);
        return token(TokenKind.DOLLAR_QUOTE, close < 0 ? open() : close + delimiter.length());
    }

    private int afterTag(int at) {
        if (at >= this.limit || !Characters.startsWord(this.text.charAt(at))) {
            return at;
        }
        var i = at + 1;
        while (i < this.limit && Characters.continuesTag(this.text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int afterDigits(int at) {
        var i = at;
        while (i < this.limit && Characters.isDigit(this.text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Past the closing quote; a doubled one does not close. */
    private int afterQuote(char quote, int at) {
        var i = this.text.indexOf(quote, at);
        while (i >= 0 && i + 1 < this.limit && this.text.charAt(i + 1) == quote) {
            i = this.text.indexOf(quote, i + 2);
        }
        return i < 0 || i >= this.limit ? open() : i + 1;
    }

    /** Past the last segment of {@code E'…'}: the segments that continue it on later lines have backslashes as well. */
    private int afterEscapeString() {
        var at = this.start + 1;
        var segment = at;
        while (segment >= 0 && this.closed) {
            at = afterEscapes(segment + 1);
            segment = continuation(at);
        }
        return at;
    }

    private int afterEscapes(int at) {
        var i = at;
        while (i < this.limit) {
            switch (this.text.charAt(i)) {
                case '\'' -> {
                    if (i + 1 >= this.limit || this.text.charAt(i + 1) != '\'') {
                        return i + 1;
                    }
                    i += 2;
                }
                case '\\' -> i += 2;
                default -> i++;
            }
        }
        return open();
    }

    /** The quote that continues a string (after blanks and line comments with a line end among them), or -1. */
    private int continuation(int at) {
        var i = afterBlanks(at);
        while (i + 1 < this.limit && this.text.charAt(i) == '-' && this.text.charAt(i + 1) == '-') {
            i = afterBlanks(lineEnd(i));
        }
        return i < this.limit && this.text.charAt(i) == '\'' && hasLineEnd(at, i) ? i : -1;
    }

    private boolean hasLineEnd(int from, int to) {
        var i = from;
        while (i < to && !Characters.isLineEnd(this.text.charAt(i))) {
            i++;
        }
        return i < to;
    }

    private int afterComment() {
        var depth = 1;
        var i = this.start + 2;
        while (depth > 0 && i + 1 < this.limit) {
            var change = Characters.commentDepth(this.text.charAt(i), this.text.charAt(i + 1));
            depth += change;
            i += change == 0 ? 1 : 2;
        }
        return depth == 0 ? i : open();
    }

    private int afterBlanks(int at) {
        var i = at;
        while (i < this.limit && Characters.isBlank(this.text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int lineEnd(int at) {
        var i = at;
        while (i < this.limit && !Characters.isLineEnd(this.text.charAt(i))) {
            i++;
        }
        return i;
    }

    private boolean has(int distance, char expected) {
        return this.start + distance < this.limit && this.text.charAt(this.start + distance) == expected;
    }

    private TokenKind one(TokenKind kind) {
        return token(kind, this.start + 1);
    }

    private TokenKind token(TokenKind kind, int end) {
        this.end = end;
        return kind;
    }

    private int open() {
        this.closed = false;
        return this.limit;
    }
}
