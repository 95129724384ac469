package dev.peng.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.source.FileName;
import dev.peng.source.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rules of the engine and those here are the same. */
class SpellingTests {

    private static final List<String> PIECES = List.of(
            "0",
            "00",
            "1",
            "2",
            "10",
            "9",
            ".",
            ".0",
            ".00",
            "..",
            "a",
            "Z",
            "ü",
            "ß",
            "漢",
            "_",
            "-",
            " ",
            "/",
            "$",
            "١",
            "½",
            "\t",
            "\n",
            "é",
            "e\u0301",
            "\uD83D\uDE00",
            "\uD835\uDFD9",
            "");

    @Test
    void versionsAndNamesAreThoseOfTheEngine() {
        assertThat(samples()).allSatisfy(sample -> {
            assertThat(Spelling.isVersion(sample)).isEqualTo(isVersion(sample));
            assertThat(Spelling.isName(sample)).isEqualTo(FileName.isName(sample));
        });
    }

    @Test
    void twoSpellingsAreOneVersionWhereTheEngineSaysSo() {
        var versions =
                samples().stream().filter(SpellingTests::isVersion).distinct().toList();

        assertThat(versions).hasSizeGreaterThan(100);
        for (var one : versions) {
            for (var other : versions) {
                assertThat(Spelling.canonical(one).equals(Spelling.canonical(other)))
                        .as("%s and %s", one, other)
                        .isEqualTo(Version.of(one).equals(Version.of(other)));
            }
        }
    }

    private static List<String> samples() {
        var random = new Random(7);
        var samples = new ArrayList<>(PIECES);
        for (var i = 0; i < 3000; i++) {
            var pieces = random.nextBoolean() ? PIECES : PIECES.subList(0, 9);
            var sample = new StringBuilder();
            for (var length = random.nextInt(6); length >= 0; length--) {
                sample.append(pieces.get(random.nextInt(pieces.size())));
            }
            samples.add(sample.toString());
        }
        return samples;
    }

    private static boolean isVersion(String text) {
        try {
            return Version.of(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
