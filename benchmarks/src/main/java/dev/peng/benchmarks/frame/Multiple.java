package dev.peng.benchmarks.frame;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A time as a multiple of that of a floor.
 *
 * @param ratio the median of the rounds
 * @param lowest of the rounds
 * @param highest of the rounds
 */
public record Multiple(double ratio, double lowest, double highest) {

    /** Compares the rounds one by one, because the machine may be busier in one than in another. */
    public static Multiple of(List<Double> times, List<Double> floor) {
        var rounds = IntStream.range(0, times.size())
                .mapToObj(round -> times.get(round) / floor.get(round))
                .toList();
        return new Multiple(Numbers.median(rounds), Collections.min(rounds), Collections.max(rounds));
    }

    /** As tables show it, in bold where the work was done right. */
    public String text(boolean right) {
        var times = Numbers.rounded(ratio) + " ×";
        return "%s (%s to %s)"
                .formatted(
                        right ? "**" + times + "**" : "wrong: " + times,
                        Numbers.rounded(lowest),
                        Numbers.rounded(highest));
    }
}
