package dev.peng.query;

import dev.peng.script.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The statement of a query as it is sent: with a cast of a value in place of each parameter, whose type says what the server makes
 * of the text that it gets.
 *
 * @param jdbc with {@code ?} for each value
 * @param names of the parameters, in the order of the values
 * @param pieces as the server sees them, which has numbers for values
 */
record QueryText(String jdbc, List<String> names, List<Piece> pieces) {

    /** Of a query that cannot be run. */
    static final QueryText NOTHING = new QueryText("", List.of(), List.of());

    QueryText {
        names = List.copyOf(names);
        pieces = List.copyOf(pieces);
    }

    /**
     * A piece of what the server sees.
     *
     * @param text of it
     * @param from the offset of it in the file
     * @param isParameter whether it is what stands for a parameter
     */
    record Piece(String text, long from, boolean isParameter) {

        private int length() {
            return text.codePointCount(0, text.length());
        }

        private long offsetOf(int characters) {
            var before = text.substring(0, text.offsetByCodePoints(0, characters));
            return isParameter ? from : from + before.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /**
     * Makes it of a statement.
     *
     * @param statement whose offset is that in the file
     * @param found its parameters
     * @param types their types, by name
     */
    static QueryText of(Statement statement, UseReader.Found found, Map<String, String> types) {
        var bytes = statement.sql().getBytes(StandardCharsets.UTF_8);
        var jdbc = new StringBuilder();
        var pieces = new ArrayList<Piece>();
        var at = statement.offset();
        for (var use : found.uses()) {
            var between = decoded(bytes, at - statement.offset(), use.from() - statement.offset());
            pieces.add(new Piece(between, at, false));
            pieces.add(new Piece(cast("$" + (pieces.size() / 2 + 1), use, types), use.from(), true));
            jdbc.append(escaped(between, at, found.questionMarks())).append(cast("?", use, types));
            at = use.to();
        }
        var rest = decoded(bytes, at - statement.offset(), bytes.length);
        pieces.add(new Piece(rest, at, false));
        jdbc.append(escaped(rest, at, found.questionMarks()));
        return new QueryText(
                jdbc.toString(), found.uses().stream().map(Use::name).toList(), pieces);
    }

    /**
     * The offset in the file of a character that the server points to.
     *
     * @param position counted from 1; 0 is the beginning
     */
    long offsetOf(int position) {
        var left = Math.max(0, position - 1);
        for (var piece : pieces) {
            if (left < piece.length()) {
                return piece.offsetOf(left);
            }
            left -= piece.length();
        }
        return pieces.get(0).from();
    }

    private static String cast(String value, Use use, Map<String, String> types) {
        return "cast(%s as %s)".formatted(value, types.getOrDefault(use.name(), "text"));
    }

    // The driver takes one for a value, and two for an operator.
    private static String escaped(String text, long from, List<Long> questionMarks) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var escaped = new StringBuilder();
        var at = from;
        for (var mark : questionMarks) {
            if (mark >= from && mark < from + bytes.length) {
                escaped.append(decoded(bytes, at - from, mark - from)).append('?');
                at = mark;
            }
        }
        return escaped.append(decoded(bytes, at - from, bytes.length)).toString();
    }

    private static String decoded(byte[] bytes, long from, long to) {
        return new String(bytes, (int) from, (int) (to - from), StandardCharsets.UTF_8);
    }
}
