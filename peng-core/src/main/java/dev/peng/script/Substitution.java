package dev.peng.script;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A placeholder of a statement, with what is sent instead.
 *
 * @param from where it begins
 * @param to the offset behind it
 * @param value the text for it
 */
record Substitution(long from, long to, String value) {

    /** The text with everything in its place. */
    static String apply(String text, long offset, List<Substitution> all) {
        if (all.isEmpty()) {
            return text;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var result = new StringBuilder();
        var at = offset;
        for (var one : all) {
            result.append(decoded(bytes, (int) (at - offset), (int) (one.from - offset)))
                    .append(one.value);
            at = one.to;
        }
        return result.append(decoded(bytes, (int) (at - offset), bytes.length)).toString();
    }

    /** The offset in the script for a number of characters of the text that was sent. */
    static long offsetOf(int characters, String sent, long offset, List<Substitution> all) {
        var target = sent.offsetByCodePoints(0, Math.min(characters, sent.codePointCount(0, sent.length())));
        var at = offset;
        var seen = 0;
        for (var one : all) {
            var before = lengthFor(sent, seen, one.from - at);
            if (target < seen + before) {
                break;
            }
            if (target < seen + before + one.value.length()) {
                return one.from;
            }
            seen += before + one.value.length();
            at = one.to;
        }
        return at + sent.substring(seen, Math.max(seen, target)).getBytes(StandardCharsets.UTF_8).length;
    }

    // How many characters of the text, from one on, are as many bytes.
    private static int lengthFor(String text, int from, long bytes) {
        var length = 0;
        for (var left = bytes; left > 0; ) {
            var c = text.codePointAt(from + length);
            left -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            length += Character.charCount(c);
        }
        return length;
    }

    private static String decoded(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
