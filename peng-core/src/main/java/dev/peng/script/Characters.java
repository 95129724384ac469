package dev.peng.script;

/**
 * The character classes of PostgreSQL's {@code scan.l}. Whatever is not ASCII belongs to words, also letters outside of
 * the basic plane and blanks such as U+00A0.
 */
final class Characters {

    private static final char FIRST_BEYOND_ASCII = 0x80;

    private Characters() {}

    /** The vertical tab is a blank from PostgreSQL 16 on and an error before, so it never makes a difference. */
    static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean startsWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= FIRST_BEYOND_ASCII;
    }

    static boolean continuesWord(char c) {
        return continuesTag(c) || c == '$';
    }

    static boolean continuesTag(char c) {
        return startsWord(c) || isDigit(c);
    }

    /** One deeper, one higher, or neither. */
    static int commentDepth(char first, char second) {
        if (first == '/' && second == '*') {
            return 1;
        }
        return first == '*' && second == '/' ? -1 : 0;
    }

    static char lowerCase(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** With its ASCII letters in upper case; no other letter is one of a keyword, whatever its upper case may be. */
    static String upperCase(String word) {
        var letters = word.toCharArray();
        for (var i = 0; i < letters.length; i++) {
            letters[i] = letters[i] >= 'a' && letters[i] <= 'z' ? (char) (letters[i] - ('a' - 'A')) : letters[i];
        }
        return new String(letters);
    }
}
