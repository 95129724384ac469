package dev.peng.benchmarks.reading;

import dev.peng.benchmarks.frame.Numbers;
import java.util.Collections;
import java.util.stream.IntStream;

/**
 * The time of a contestant as a multiple of the time that reading and decoding alone takes.
 *
 * @param corpus the name of the corpus
 * @param contestant who read it
 * @param right whether it found as many statements as there are
 * @param ratio the median of the rounds
 * @param lowest of the rounds
 * @param highest of the rounds
 * @param megabytesPerSecond the contestant's own speed
 */
record Ratio(
        String corpus,
        Contestant contestant,
        boolean right,
        double ratio,
        double lowest,
        double highest,
        double megabytesPerSecond) {

    /** Compares the rounds one by one, because the machine may be busier in one than in another. */
    static Ratio of(Result result, Result floor) {
        var rounds = IntStream.range(0, result.rounds().size())
                .mapToObj(round -> Numbers.median(result.rounds().get(round))
                        / Numbers.median(floor.rounds().get(round)))
                .toList();
        return new Ratio(
                result.corpus(),
                result.contestant(),
                result.trial().right(),
                Numbers.median(rounds),
                Collections.min(rounds),
                Collections.max(rounds),
                result.megabytesPerSecond());
    }
}
