package dev.peng.lexer;

/** What {@link Lexer} tells apart. */
public enum TokenKind {
    /** An identifier or keyword without quotes. */
    WORD("word", ""),
    /** {@code "…"} or {@code U&"…"}. */
    QUOTED_NAME("quoted identifier", "\""),
    /** {@code '…'}, {@code E'…'}, {@code U&'…'}, {@code B'…'} or {@code X'…'}. */
    STRING("string", "'"),
    /** {@code $tag$…$tag$}. */
    DOLLAR_QUOTE("dollar quoted string", "its tag"),
    /** From {@code --} to the end of the line. */
    LINE_COMMENT("comment", ""),
    /** {@code /* … *}{@code /}, nested. */
    BLOCK_COMMENT("comment", "*/"),
    /** Without a sign; a sign is a symbol. */
    NUMBER("number", ""),
    /** {@code (}. */
    OPEN("parenthesis", ")"),
    /** {@code )}. */
    CLOSE("parenthesis", ""),
    /** {@code ;}. */
    SEMICOLON("semicolon", ""),
    /** The beginning of a command to {@code psql}. */
    BACKSLASH("backslash", ""),
    /** {@code ${name}}, or {@code $${name}} for the text itself, where they are asked for. */
    PLACEHOLDER("placeholder", "}"),
    /** One byte of anything else. */
    SYMBOL("symbol", ""),
    /** The end of the text. */
    END("end", "");

    private final String name;
    private final String closing;

    TokenKind(String name, String closing) {
        this.name = name;
        this.closing = closing;
    }

    /** Its name for a reader. */
    public String describe() {
        return this.name;
    }

    /** What closes it, for a reader; empty if nothing has to. */
    public String closing() {
        return this.closing;
    }
}
