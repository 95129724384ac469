package dev.peng.benchmarks.reading;

import dev.peng.benchmarks.frame.Numbers;
import java.util.List;

/**
 * How a contestant did on a corpus.
 *
 * @param corpus the name of the corpus
 * @param megabytes its length in millions of bytes
 * @param expected how many statements it has
 * @param contestant who read it
 * @param trial what came of a first reading
 * @param rounds per round the seconds of one reading, several times; empty if it was not measured
 */
record Result(
        String corpus, double megabytes, long expected, Contestant contestant, Trial trial, List<List<Double>> rounds) {

    Result {
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    boolean measured() {
        return !rounds.isEmpty();
    }

    /** The median of all readings. */
    double seconds() {
        return Numbers.median(rounds.stream().flatMap(List::stream).toList());
    }

    double megabytesPerSecond() {
        return megabytes / seconds();
    }
}
