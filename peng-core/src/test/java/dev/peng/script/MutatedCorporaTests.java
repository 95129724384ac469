package dev.peng.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real scripts that somebody has damaged: whatever they say now, they are read to their end, in order and in time. */
@EnabledIfSystemProperty(named = "peng.corpora", matches = ".+")
class MutatedCorporaTests {

    private static final int LONGEST = 100_000;
    /** Makes one statement of all that follows. */
    private static final String OPEN = "(".repeat(100);

    private static final int LONG = 4_000_000;

    static IntStream seeds() {
        return IntStream.range(0, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepTheInvariants(int seed) throws IOException {
        var random = new Random(seed);
        var files = files();
        var current = new AtomicReference<Path>();

        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    for (var i = 0; i < 300; i++) {
                        var file = files.get(random.nextInt(files.size()));
                        current.set(file);
                        var text = mutated(Files.readAllBytes(file), random);
                        try {
                            new Invariants(random).check(text);
                        } catch (RuntimeException | AssertionError e) {
                            throw new AssertionError("seed %d, text %d: %s".formatted(seed, i, file), e);
                        }
                    }
                },
                () -> "never ends: " + current.get());
    }

    /** A reader of quadratic time would need minutes for each. */
    @Test
    void areReadInLinearTime() throws IOException {
        var random = new Random(17);
        var files = files();

        for (var i = 0; i < 20; i++) {
            var text = new ByteArrayOutputStream();
            text.writeBytes(OPEN.repeat(i % 2).getBytes(StandardCharsets.UTF_8));
            while (text.size() < LONG) {
                text.writeBytes(mutated(Files.readAllBytes(files.get(random.nextInt(files.size()))), random));
            }
            var begin = System.nanoTime();
            Cut.all(text.toString(StandardCharsets.UTF_8));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static byte[] mutated(byte[] text, Random random) {
        var mutation = new Mutation(random);
        var result = text;
        for (var i = random.nextInt(5); i >= 0; i--) {
            result = mutation.mutated(result);
        }
        return result;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("peng.corpora")))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> file.toFile().length() < LONGEST)
                    .sorted()
                    .toList();
        }
    }
}
