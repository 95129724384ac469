package dev.peng.script;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The directives that a script may carry. */
enum Directive {
    IRREVERSIBLE,
    LOCK_TIMEOUT,
    STATEMENT_TIMEOUT,
    TRANSACTION,
    REPLAY,
    PLACEHOLDERS,
    RUN,
    PROFILES,
    TABLE,
    AFTER,
    REPEATABLE;

    /** More letters than these are not a slip. */
    private static final int SLIP = 3;

    static Optional<Directive> named(String name) {
        return Arrays.stream(values())
                .filter(directive -> directive.spelling().equals(name))
                .findFirst();
    }

    /** The one that the author may have meant. */
    static Optional<Directive> nearest(String name) {
        return Arrays.stream(values())
                .filter(directive -> Math.abs(directive.spelling().length() - name.length()) < SLIP)
                .filter(directive -> distance(directive.spelling(), name) < SLIP)
                .min(Comparator.comparingInt(directive -> distance(directive.spelling(), name)));
    }

    /** All names, for a reader. */
    static String names() {
        return Arrays.stream(values()).map(Directive::spelling).collect(Collectors.joining(", "));
    }

    String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many letters must be added, removed or replaced (Levenshtein). */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
