package dev.peng.run;

import dev.peng.lexer.Characters;
import dev.peng.lexer.Lexer;
import dev.peng.lexer.TokenKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The names in a statement that cannot run in a transaction, as they are written.
 *
 * @param index the new index as the server stores its name, or nothing if the server names it
 * @param table the table of the index, or the partitioned one
 * @param dropped the index to drop
 * @param partition the partition to detach
 * @param rebuilt the table or index to build anew; nothing if it is a whole schema or database
 * @param object the database, tablespace or subscription as the server stores its name
 */
record Names(String index, String table, String dropped, String partition, String object, String rebuilt) {

    private static final Set<String> KINDS = Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION");

    /** The server cuts names off (manual, section 4.1.1). */
    private static final int MAXIMUM_BYTES = 63;

    private static final Set<String> BEFORE_A_NAME = Set.of("IF", "NOT", "EXISTS", "ONLY", "CONCURRENTLY");

    static Names of(String sql) {
        var tokens = tokens(sql);
        var concurrently = behind(tokens, "CONCURRENTLY");
        return new Names(
                is(tokens, concurrently, "ON") ? "" : stored(name(tokens, concurrently)),
                name(tokens, Math.max(behind(tokens, "ON"), behind(tokens, "TABLE"))),
                name(tokens, concurrently),
                name(tokens, behind(tokens, "PARTITION")),
                stored(name(tokens, behindKind(tokens))),
                rebuilt(tokens));
    }

    private static String rebuilt(List<String> tokens) {
        var from = Math.max(behind(tokens, "TABLE"), behind(tokens, "INDEX"));
        return from == 0 ? "" : name(tokens, from);
    }

    private static int behindKind(List<String> tokens) {
        return KINDS.stream().mapToInt(kind -> behind(tokens, kind)).max().orElse(0);
    }

    private static boolean is(List<String> tokens, int i, String word) {
        return i < tokens.size() && Characters.upperCase(tokens.get(i)).equals(word);
    }

    private static int behind(List<String> tokens, String word) {
        var i = 0;
        while (i < tokens.size() && !is(tokens, i, word)) {
            i++;
        }
        return i == tokens.size() ? 0 : i + 1;
    }

    private static String name(List<String> tokens, int from) {
        var i = from;
        while (i < tokens.size() && BEFORE_A_NAME.contains(Characters.upperCase(tokens.get(i)))) {
            i++;
        }
        var name = new StringBuilder(i < tokens.size() ? tokens.get(i) : "");
        while (i + 2 < tokens.size() && tokens.get(i + 1).equals(".")) {
            name.append('.').append(tokens.get(i + 2));
            i += 2;
        }
        return name.toString();
    }

    private static String stored(String name) {
        return cutOff(
                name.startsWith("\"")
                        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                        : Characters.lowerCase(name));
    }

    private static String cutOff(String name) {
        var end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MAXIMUM_BYTES) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }

    private static List<String> tokens(String sql) {
        var tokens = new ArrayList<String>();
        try (var lexer = Lexer.of(sql)) {
            for (var kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
                if (kind != TokenKind.LINE_COMMENT && kind != TokenKind.BLOCK_COMMENT) {
                    tokens.add(lexer.text(lexer.start(), lexer.end()));
                }
            }
        }
        return tokens;
    }
}
