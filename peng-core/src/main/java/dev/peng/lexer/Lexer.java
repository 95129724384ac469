package dev.peng.lexer;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Moves from token to token by the rules of PostgreSQL's {@code scan.l} and {@code psqlscan.l} (manual, section 4.1), as
 * far as they decide where a token ends.
 *
 * <p>Every byte is looked at a fixed number of times at most, nothing is recursive, and of the text only the piece that is
 * {@linkplain #keep kept} is in memory. An <em>offset</em> counts bytes of the text as UTF-8, from its beginning. Not
 * thread-safe.
 */
public final class Lexer extends Cursor {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private boolean closed = true;
    private boolean backslashes;
    private boolean placeholders;

    /**
     * Begins with a text; a byte order mark at its beginning is passed over.
     *
     * @param in UTF-8; closed together with the lexer
     * @throws UncheckedIOException here and in every other method, if the stream cannot be read
     */
    public Lexer(InputStream in) {
        this(new Window(in));
        skipByteOrderMark();
    }

    private Lexer(Window window) {
        super(window);
    }

    /** Of a text that is in memory. */
    public static Lexer of(String text) {
        return new Lexer(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Moves to the next token and says what it is; after the last one to {@link TokenKind#END}, again and again. */
    public TokenKind next() {
        this.start = afterBlanks(this.end);
        this.closed = true;
        return this.start < this.limit ? scan(this.bytes[this.start]) : token(TokenKind.END, this.start);
    }

    /** Whether the token has its closing quote or mark. If not, it reaches to the end of the text. */
    public boolean isClosed() {
        return this.closed;
    }

    /** Whether a backslash in an ordinary string escapes what follows: {@code standard_conforming_strings} is off. */
    public void readBackslashes(boolean escape) {
        this.backslashes = escape;
    }

    /** Whether {@code ${name}} outside of quotes is a token. */
    public void readPlaceholders(boolean read) {
        this.placeholders = read;
    }

    /** Reads what follows the token in another encoding. */
    public void readAs(Charset charset) {
        decodeFrom(charset);
    }

    /**
     * The data of a {@code copy … from stdin} that ends with the token. All of them must be read before the next token.
     */
    public CopyData data() {
        release();
        return new CopyData(this);
    }

    /** A lexer for what is between two offsets, which must be kept meanwhile, and must be whole tokens. */
    public Lexer within(long from, long to) {
        var view = new Lexer(view(from, to));
        view.backslashes = this.backslashes;
        view.placeholders = this.placeholders;
        return view;
    }

    /** A lexer for another text, which reads strings in the same way. */
    public Lexer alike(String text) {
        var other = of(text);
        other.backslashes = this.backslashes;
        return other;
    }

    private TokenKind scan(byte first) {
        if (Characters.startsWord(first)) {
            return wordOrPrefix(first);
        }
        return switch (first) {
            case '\'' -> string(1, this.backslashes);
            case '"' -> token(TokenKind.QUOTED_NAME, afterQuote('"', 1));
            case '$' -> dollar();
            case '-' -> has(1, '-') ? token(TokenKind.LINE_COMMENT, lineEnd(this.start)) : one(TokenKind.SYMBOL);
            case '/' -> has(1, '*') ? token(TokenKind.BLOCK_COMMENT, afterComment()) : one(TokenKind.SYMBOL);
            case '(' -> one(TokenKind.OPEN);
            case ')' -> one(TokenKind.CLOSE);
            case ';' -> one(TokenKind.SEMICOLON);
            case '\\' -> one(TokenKind.BACKSLASH);
            default -> Characters.isDigit(first) ? number() : one(TokenKind.SYMBOL);
        };
    }

    /** A letter may be the beginning of a string; {@code N'…'} is a word and an ordinary string. */
    private TokenKind wordOrPrefix(byte first) {
        return switch (first) {
            case 'e', 'E' -> has(1, '\'') ? string(2, true) : word();
            case 'b', 'B', 'x', 'X' -> has(1, '\'') ? string(2, false) : word();
            case 'u', 'U' -> has(1, '&') ? unicode() : word();
            default -> word();
        };
    }

    private TokenKind word() {
        var i = this.start + 1;
        do {
            while (Characters.continuesWord(this.bytes[i])) {
                i++;
            }
        } while (i == this.limit && (i = more(i)) < this.limit);
        return token(TokenKind.WORD, this.placeholders && this.bytes[i] == '{' ? beforeDollars(i) : i);
    }

    /** Before the one that begins a placeholder, or the two that begin the text itself. */
    private int beforeDollars(int index) {
        var i = this.bytes[index - 1] == '$' ? index - 1 : index;
        return i < index && this.bytes[i - 1] == '$' ? i - 1 : i;
    }

    /** {@code U&'…'} and {@code U&"…"}, in which a backslash does not save a quote; else a word of one letter. */
    private TokenKind unicode() {
        if (has(2, '\'')) {
            return string(3, false);
        }
        return has(2, '"') ? token(TokenKind.QUOTED_NAME, afterQuote('"', 3)) : word();
    }

    /** With all segments that continue it on later lines, if they would be read otherwise as strings of their own. */
    private TokenKind string(int opening, boolean escapes) {
        var segment = opening;
        while (segment > 0) {
            this.end = escapes ? afterEscapes(segment, segment > opening) : afterQuote('\'', segment);
            segment = this.closed && escapes != this.backslashes ? continuation() : NONE;
        }
        return TokenKind.STRING;
    }

    /** A dollar quote or a placeholder; else the {@code $} alone, as of a parameter. */
    private TokenKind dollar() {
        if (this.placeholders && isPlaceholder()) {
            return TokenKind.PLACEHOLDER;
        }
        var tag = 1;
        while (has(tag) && continuesTag(tag)) {
            tag++;
        }
        if (!has(tag, '$')) {
            return one(TokenKind.SYMBOL);
        }
        return token(TokenKind.DOLLAR_QUOTE, afterDollarQuote(tag + 1));
    }

    private boolean continuesTag(int distance) {
        var b = this.bytes[this.start + distance];
        return distance == 1 ? Characters.startsWord(b) : Characters.continuesTag(b);
    }

    private int afterDollarQuote(int delimiter) {
        var i = this.start + delimiter;
        while (true) {
            i = indexOf('$', i);
            var moved = this.start;
            if (!has(i - this.start + delimiter - 1)) {
                return open();
            }
            i -= moved - this.start;
            if (isSame(this.start, i, delimiter)) {
                return i + delimiter;
            }
            i++;
        }
    }

    private boolean isSame(int one, int other, int length) {
        for (var i = length - 1; i >= 0; i--) {
            if (this.bytes[one + i] != this.bytes[other + i]) {
                return false;
            }
        }
        return true;
    }

    /** {@code ${name}}; also {@code $${name}} if it does not begin a string that ends right behind it. */
    private boolean isPlaceholder() {
        var opening = has(1, '{') ? 2 : has(1, '$') && has(2, '{') ? 3 : 0;
        if (opening == 0) {
            return false;
        }
        var i = opening;
        while (has(i) && continuesPlaceholder(this.bytes[this.start + i])) {
            i++;
        }
        this.closed = has(i, '}') && i > opening;
        var isQuote = opening == 3 && (!this.closed || has(i + 1, '$') && has(i + 2, '$'));
        this.closed |= isQuote;
        this.end = this.start + (this.closed ? i + 1 : opening);
        return !isQuote;
    }

    private static boolean continuesPlaceholder(byte b) {
        return Characters.continuesTag(b) || b == '.' || b == '-';
    }

    /**
     * As {@code decinteger}, {@code hexinteger}, {@code numeric} and {@code real} of PostgreSQL 16 and later; a word that
     * follows at once is a token of its own.
     */
    private TokenKind number() {
        if (this.bytes[this.start] == '0' && has(1)) {
            var radix = Characters.lowerCase(this.bytes[this.start + 1]);
            if ((radix == 'x' || radix == 'o' || radix == 'b') && digitsFrom(2, true) > 2) {
                return token(TokenKind.NUMBER, this.start + digitsFrom(2, true));
            }
        }
        var i = digitsFrom(1, false);
        if (has(i, '.') && !has(i + 1, '.')) {
            i = digitsFrom(i + 1, false);
        }
        if (has(i) && Characters.lowerCase(this.bytes[this.start + i]) == 'e') {
            var sign = has(i + 1, '+') || has(i + 1, '-') ? 2 : 1;
            i = has(i + sign) && Characters.isDigit(this.bytes[this.start + i + sign])
                    ? digitsFrom(i + sign, false)
                    : i;
        }
        return token(TokenKind.NUMBER, this.start + i);
    }

    /** Behind the digits, of which there may be none, at a distance from the beginning of the token. */
    private int digitsFrom(int distance, boolean hex) {
        var i = distance;
        while (has(i) && (isDigit(i, hex) || has(i, '_') && has(i + 1) && isDigit(i + 1, hex))) {
            i++;
        }
        return i;
    }

    private boolean isDigit(int distance, boolean hex) {
        var b = this.bytes[this.start + distance];
        return hex ? Characters.isHexDigit(b) : Characters.isDigit(b);
    }

    /** Past the closing quote; a doubled one does not close. */
    private int afterQuote(char quote, int opening) {
        var i = this.start + opening;
        while (true) {
            i = indexOf(quote, i);
            if (i == this.limit) {
                return open();
            }
            var moved = this.start;
            var doubled = has(i - this.start + 1, quote);
            i -= moved - this.start;
            if (!doubled) {
                return i + 1;
            }
            i += 2;
        }
    }

    /**
     * Past the closing quote. An escaped quote in a continued segment is doubled instead, which means the same: the driver,
     * which cuts once more, takes such a segment for an ordinary string.
     */
    private int afterEscapes(int opening, boolean continued) {
        var i = this.start + opening;
        while (true) {
            while (this.bytes[i] != '\'' && this.bytes[i] != '\\' && i < this.limit) {
                i++;
            }
            var moved = this.start;
            var next = has(i - this.start + 1);
            i -= moved - this.start;
            if (!next) {
                return i < this.limit && this.bytes[i] == '\'' ? i + 1 : open();
            }
            if (this.bytes[i] == '\'' && this.bytes[i + 1] != '\'') {
                return i + 1;
            }
            if (continued && this.bytes[i] == '\\' && this.bytes[i + 1] == '\'') {
                this.bytes[i] = '\'';
            }
            i += this.bytes[i] == '\'' || this.bytes[i] == '\\' ? 2 : 0;
        }
    }

    /**
     * The distance behind the quote that continues the string: one behind blanks and line comments with a line end among
     * them. Otherwise -1.
     */
    private int continuation() {
        var i = this.end - this.start;
        var lines = false;
        while (has(i)) {
            var b = this.bytes[this.start + i];
            if (Characters.isBlank(b)) {
                lines |= Characters.isLineEnd(b);
                i++;
            } else if (b == '-' && has(i + 1, '-')) {
                i = afterLine(i);
            } else {
                return b == '\'' && lines ? i + 1 : NONE;
            }
        }
        return NONE;
    }

    private int afterLine(int distance) {
        var i = distance;
        while (has(i) && !Characters.isLineEnd(this.bytes[this.start + i])) {
            i++;
        }
        return i;
    }

    private int afterComment() {
        var depth = 1;
        var i = this.start + 2;
        while (true) {
            while (this.bytes[i] != '*' && this.bytes[i] != '/' && i < this.limit) {
                i++;
            }
            var moved = this.start;
            var next = has(i - this.start + 1);
            i -= moved - this.start;
            if (!next) {
                return open();
            }
            var change = change(this.bytes[i], this.bytes[i + 1]);
            depth += change;
            i += change == 0 ? 1 : 2;
            if (depth == 0) {
                return i;
            }
        }
    }

    private static int change(byte first, byte second) {
        if (first == '/' && second == '*') {
            return 1;
        }
        return first == '*' && second == '/' ? -1 : 0;
    }

    private int afterBlanks(int at) {
        var i = at;
        do {
            while (Characters.isBlank(this.bytes[i])) {
                i++;
            }
            this.start = i;
        } while (i == this.limit && (i = more(i)) < this.limit);
        return i;
    }

    private void skipByteOrderMark() {
        if (has(BYTE_ORDER_MARK.length - 1)
                && this.bytes[0] == BYTE_ORDER_MARK[0]
                && this.bytes[1] == BYTE_ORDER_MARK[1]
                && this.bytes[2] == BYTE_ORDER_MARK[2]) {
            this.end = BYTE_ORDER_MARK.length;
            beginHere();
        }
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
