package dev.peng.benchmarks.reading;

import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Numbers;
import java.util.List;

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

    /** Of two who read the same corpus in the same rounds. */
    static Ratio of(Result result, Result floor) {
        var multiple = Multiple.of(medians(result), medians(floor));
        return new Ratio(
                result.corpus(),
                result.contestant(),
                result.trial().right(),
                multiple.ratio(),
                multiple.lowest(),
                multiple.highest(),
                result.megabytesPerSecond());
    }

    /** As tables show it. */
    String text() {
        return new Multiple(ratio, lowest, highest).text(right);
    }

    private static List<Double> medians(Result result) {
        return result.rounds().stream().map(Numbers::median).toList();
    }
}
