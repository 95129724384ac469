package dev.peng.script;

/** What {@link Lexer} tells apart. */
enum TokenKind {
    /** An identifier or keyword without quotes. */
    WORD("word", ""),
    /** {@code "…"} or {@code U&"…"}. */
    QUOTED_NAME("quoted identifier", "\""),
    /** {@code '…'}, {@code E'…'} or {@code U&'…'}. */
    STRING("string", "'"),
    /** {@code $tag$…$tag$}. */
    DOLLAR_QUOTE("dollar quoted string", "its tag"),
    /** From {@code --} to the end of the line. */
    LINE_COMMENT("comment", ""),
    /** {@code /* … *}{@code /}, nested. */
    BLOCK_COMMENT("comment", "*/"),
    /** Decimal digits; what may follow them in a number is a word or a symbol here. */
    NUMBER("number", ""),
    OPEN("parenthesis", ")"),
    CLOSE("parenthesis", ""),
    SEMICOLON("semicolon", ""),
    /** The beginning of a command to {@code psql}. */
    BACKSLASH("backslash", ""),
    /** One character of anything else. */
    SYMBOL("symbol", ""),
    END("end", "");

    private final String name;
    private final String closing;

    TokenKind(String name, String closing) {
        this.name = name;
        this.closing = closing;
    }

    /** Its name for a reader. */
    String describe() {
        return this.name;
    }

    /** What closes it, for a reader; empty if nothing has to. */
    String closing() {
        return this.closing;
    }
}
