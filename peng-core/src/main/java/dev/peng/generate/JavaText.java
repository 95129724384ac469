package dev.peng.generate;

import java.util.stream.Collectors;

/** Writes texts so that the compiler reads what they say. Pure. */
final class JavaText {

    private static final String INDENT = "    ";

    private JavaText() {}

    /** As a text block whose lines are indented, with one end of line more. */
    static String block(String text, int depth) {
        var indent = INDENT.repeat(depth);
        return text.lines()
                        .map(line -> line.isEmpty() ? "" : indent + escapedLine(line))
                        .collect(Collectors.joining("\n", "\"\"\"\n", "\n"))
                + indent + "\"\"\"";
    }

    /** As a string. */
    static String literal(String text) {
        return "\"" + escaped(text).replace("\"", "\\\"") + "\"";
    }

    /** In a comment of Javadoc: nothing in it is a tag, an end or an escape. */
    static String comment(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;")
                .replace("\\", "&#92;");
    }

    // The compiler strips what is blank at the end of a line.
    private static String escapedLine(String line) {
        var escaped = escaped(line).replace("\"\"", "\\\"\\\"");
        return escaped.endsWith(" ") ? escaped.substring(0, escaped.length() - 1) + "\\s" : escaped;
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(JavaText::escaped).collect(Collectors.joining());
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\f' -> "\\f";
            default ->
                Character.isISOControl(character) ? "\\%03o".formatted(character) : String.valueOf((char) character);
        };
    }
}
