package dev.peng.benchmarks.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Texts and numbers that look like rows of an application. The same seed gives the same ones. */
final class Prose {

    private static final List<String> WORDS = List.of(
            "order",
            "paid",
            "in",
            "full",
            "by",
            "the",
            "customer",
            "of",
            "a",
            "branch",
            "returned",
            "late",
            "with",
            "note",
            "see",
            "page",
            "12",
            "and",
            "again",
            "don't",
            "O'Neill",
            "semi;colon",
            "--",
            "/*",
            "$1",
            "\"quoted\"",
            "Zürich",
            "café",
            "Łódź",
            "東京",
            "🐧",
            "is",
            "was",
            "delivered",
            "to",
            "address",
            "on",
            "time",
            "thanks");

    private final Random random;

    Prose(long seed) {
        this.random = new Random(seed);
    }

    /** Some words with blanks between them; a quote, a semicolon or a letter beyond ASCII now and then. */
    String sentence(int atLeast, int atMost) {
        var words = between(atLeast, atMost);
        var text = new StringBuilder();
        for (var i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    int between(int atLeast, int atMost) {
        return atLeast + random.nextInt(atMost - atLeast + 1);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    String amount() {
        return between(0, 99_999) + "." + between(10, 99);
    }

    String time() {
        return String.format(
                Locale.ROOT,
                "20%02d-%02d-%02d %02d:%02d:%02d+00",
                between(10, 26),
                between(1, 12),
                between(1, 28),
                between(0, 23),
                between(0, 59),
                between(0, 59));
    }
}
