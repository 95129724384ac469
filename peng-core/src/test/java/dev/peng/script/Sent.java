package dev.peng.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What psql sent at once.
 *
 * @param bytes the text, in the encoding of the client
 * @param data what followed it for a copy
 */
record Sent(byte[] bytes, ByteArrayOutputStream data) {

    /** What divides a script into blocks is not sent by peng. */
    private static final Pattern BLOCK =
            Pattern.compile("begin|start\\s+transaction|commit|end|rollback|abort", Pattern.CASE_INSENSITIVE);

    private static final Pattern NOISE = Pattern.compile("(work|transaction)(?![\\w$])", Pattern.CASE_INSENSITIVE);

    /** The options of a block are. */
    private static final Pattern BEGIN = Pattern.compile(
            "^(begin|start)( work| transaction)? (?=isolation|read|deferrable|not)", Pattern.CASE_INSENSITIVE);

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r\\f]*+(--[^\\n\\r]*+|)");

    private static final Pattern END = Pattern.compile("(?<![^\\n])\\\\\\.\\r?\\n\\z");

    /** With the zero that ends it. */
    static Sent query(byte[] body) {
        return new Sent(Arrays.copyOf(body, body.length - 1), new ByteArrayOutputStream());
    }

    static Sent of(String sql) {
        return new Sent(sql.getBytes(StandardCharsets.UTF_8), new ByteArrayOutputStream());
    }

    String sql() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The data, without the line that ends them: psql before 18 sends that too. */
    String text() {
        return END.matcher(data.toString(StandardCharsets.UTF_8)).replaceFirst("");
    }

    /**
     * What peng would send, allowing for psql's habits: it sends block comments before a statement (and other comments,
     * depending on its version), comments and semicolons alone, and the statements that make blocks.
     */
    Optional<String> statement() {
        var sql = afterComments(sql());
        return sql.isEmpty() || sql.equals(";") || isBlock(sql)
                ? Optional.empty()
                : Optional.of(BEGIN.matcher(sql).replaceFirst("set transaction "));
    }

    private static boolean isBlock(String sql) {
        var block = BLOCK.matcher(sql);
        if (!block.lookingAt()) {
            return false;
        }
        var rest = afterComments(sql.substring(block.end()));
        var noise = NOISE.matcher(rest);
        rest = noise.lookingAt() ? afterComments(rest.substring(noise.end())) : rest;
        return rest.isEmpty() || rest.equals(";");
    }

    /**
     * Whether a statement is the same, but for what psql sends behind it and the empty lines that psql drops outside of
     * quotes. An escaped quote of a continued string is doubled by peng.
     */
    static boolean isSame(String ours, String theirs) {
        var one = ours.replaceAll("\\n+", "\n");
        var other = theirs.replaceAll("\\n+", "\n");
        for (var i = 0; i < one.length(); i++) {
            if (i >= other.length() || one.charAt(i) != other.charAt(i) && !isDoubled(one, other, i)) {
                return false;
            }
        }
        var rest = afterComments(other.substring(one.length()));
        return rest.isEmpty() || rest.equals(";");
    }

    private static boolean isDoubled(String ours, String theirs, int at) {
        return ours.startsWith("''", at) && theirs.startsWith("\\'", at);
    }

    /** What follows blanks and comments. */
    static String afterComments(String sql) {
        var rest = sql;
        while (true) {
            var blanks = BLANKS.matcher(rest);
            var at = blanks.lookingAt() ? blanks.end() : 0;
            at = rest.startsWith("/*", at) ? blockEnd(rest, at) : at;
            if (at == 0) {
                return rest;
            }
            rest = rest.substring(at);
        }
    }

    private static int blockEnd(String sql, int from) {
        var depth = 0;
        var i = from;
        do {
            var opens = sql.startsWith("/*", i);
            var closes = sql.startsWith("*/", i);
            depth += opens ? 1 : closes ? -1 : 0;
            i += opens || closes ? 2 : 1;
        } while (depth > 0 && i < sql.length());
        return Math.min(i, sql.length());
    }
}
