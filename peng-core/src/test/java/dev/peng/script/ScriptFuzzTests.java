package dev.peng.script;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Reads random texts for a while: {@code -Dpeng.fuzz.seconds}, 20 if nothing is said. A failure names its seed, and
 * {@code -Dpeng.fuzz.seed} repeats it.
 */
class ScriptFuzzTests {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int KEPT = 500;
    private static final int LONGEST = 3000;

    private final Duration time = Duration.ofSeconds(Long.getLong("peng.fuzz.seconds", 20));
    private final long seed = Long.getLong("peng.fuzz.seed", System.nanoTime());
    private final AtomicReference<byte[]> current = new AtomicReference<>(new byte[0]);

    @Test
    void readsWhateverThereIs() {
        assertTimeoutPreemptively(
                this.time.plus(GRACE),
                this::readForAWhile,
                () -> "seed %d: never ends: %s".formatted(this.seed, shown(this.current.get())));
    }

    private void readForAWhile() {
        var random = new Random(this.seed);
        var texts = beginnings();
        var end = System.nanoTime() + this.time.toNanos();
        var count = 0L;
        while (System.nanoTime() < end) {
            var text = next(texts, random);
            this.current.set(text);
            var failure = failure(text);
            if (failure != null) {
                throw new AssertionError(
                        "seed %d, text %d: %s%nof %s".formatted(this.seed, count, failure, shown(smaller(text))),
                        failure);
            }
            keep(texts, text, random);
            count++;
        }
        System.out.printf("seed %d: %d texts read in %d s%n", this.seed, count, this.time.toSeconds());
    }

    private static List<byte[]> beginnings() {
        var texts = new ArrayList<byte[]>();
        TrickyScripts.ALL.values().forEach(text -> texts.add(text.getBytes(StandardCharsets.UTF_8)));
        texts.add("-- peng:placeholders on\nselect ${a}, $${b}, $$${c}$$;".getBytes(StandardCharsets.UTF_8));
        return texts;
    }

    /** A change of one before, a random one, or two in one; blanks before it move the buffer of the reader elsewhere. */
    private static byte[] next(List<byte[]> texts, Random random) {
        var one = texts.get(random.nextInt(texts.size()));
        var mutation = new Mutation(random);
        var pieces = new Pieces(random);
        return switch (random.nextInt(8)) {
            case 0 -> pieces.broken(1 + random.nextInt(40)).getBytes(StandardCharsets.UTF_8);
            case 1 -> mutation.mutated(pieces.valid(1 + random.nextInt(6)).getBytes(StandardCharsets.UTF_8));
            case 2 -> mutation.joined(one, texts.get(random.nextInt(texts.size())));
            case 3 -> mutation.joined(" ".repeat(LONGEST).getBytes(StandardCharsets.UTF_8), one);
            default -> mutation.mutated(one);
        };
    }

    private static void keep(List<byte[]> texts, byte[] text, Random random) {
        if (text.length > LONGEST) {
            return;
        }
        if (texts.size() < KEPT) {
            texts.add(text);
        } else {
            texts.set(TrickyScripts.ALL.size() + random.nextInt(KEPT - TrickyScripts.ALL.size()), text);
        }
    }

    /** Of a text, always the same. */
    private static Throwable failure(byte[] text) {
        try {
            new Invariants(new Random(Arrays.hashCode(text))).check(text);
            return null;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return e;
        }
    }

    private static byte[] smaller(byte[] text) {
        var result = text;
        for (var size = text.length / 2; size > 0; size /= 2) {
            for (var at = 0; at + size <= result.length; ) {
                var shorter = Mutation.without(result, at, at + size);
                var fails = failure(shorter) != null;
                result = fails ? shorter : result;
                at += fails ? 0 : size;
            }
        }
        return result;
    }

    /** As Java writes it, byte by byte. */
    private static String shown(byte[] text) {
        var shown = new StringBuilder("\"");
        for (var b : text) {
            switch (b) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '"', '\\' -> shown.append('\\').append((char) b);
                default -> shown.append(b >= ' ' && b < 0x7F ? String.valueOf((char) b) : "\\%03o".formatted(b & 0xFF));
            }
        }
        return shown.append('"').toString();
    }
}
