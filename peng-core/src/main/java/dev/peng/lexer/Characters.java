package dev.peng.lexer;

/**
 * The character classes of PostgreSQL's {@code scan.l}. Whatever is not ASCII belongs to words, also letters outside of
 * the basic plane and blanks such as U+00A0. So bytes of UTF-8 can be looked at one by one.
 */
public final class Characters {

    private static final byte BLANK = 1;
    private static final byte WORD = 2;
    private static final byte DIGIT = 4;
    private static final byte DOLLAR = 8;
    private static final byte[] CLASSES = classes();

    private Characters() {}

    /** The vertical tab is a blank from PostgreSQL 16 on and an error before, so it never makes a difference. */
    public static boolean isBlank(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** Whether a comment to the end of the line ends before it. */
    public static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    /** Whether a tag of a dollar quote may go on with it, and so may a word. */
    public static boolean continuesTag(int c) {
        return c >= 0x80 || (CLASSES[c & 0x7F] & (WORD | DIGIT)) != 0;
    }

    /** With its ASCII letters in upper case; no other letter is one of a keyword, whatever its upper case may be. */
    public static String upperCase(String word) {
        var letters = word.toCharArray();
        for (var i = 0; i < letters.length; i++) {
            letters[i] = letters[i] >= 'a' && letters[i] <= 'z' ? (char) (letters[i] - ('a' - 'A')) : letters[i];
        }
        return new String(letters);
    }

    /** With its ASCII letters in lower case, as the server folds a name in UTF-8. */
    public static String lowerCase(String name) {
        var letters = name.toCharArray();
        for (var i = 0; i < letters.length; i++) {
            letters[i] = letters[i] >= 'A' && letters[i] <= 'Z' ? (char) (letters[i] + ('a' - 'A')) : letters[i];
        }
        return new String(letters);
    }

    static boolean isBlank(byte b) {
        return CLASSES[b & 0xFF] == BLANK;
    }

    static boolean isDigit(byte b) {
        return CLASSES[b & 0xFF] == DIGIT;
    }

    static boolean startsWord(byte b) {
        return CLASSES[b & 0xFF] == WORD;
    }

    static boolean continuesWord(byte b) {
        return CLASSES[b & 0xFF] >= WORD;
    }

    static boolean continuesTag(byte b) {
        return (CLASSES[b & 0xFF] & (WORD | DIGIT)) != 0;
    }

    static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    static boolean isHexDigit(byte b) {
        return isDigit(b) || lowerCase(b) >= 'a' && lowerCase(b) <= 'f';
    }

    static int lowerCase(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }

    private static byte[] classes() {
        var classes = new byte[256];
        for (var c = 0; c < classes.length; c++) {
            classes[c] = classOf(c);
        }
        return classes;
    }

    private static byte classOf(int c) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80) {
            return WORD;
        }
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        return isBlank(c) ? BLANK : c == '$' ? DOLLAR : 0;
    }
}
