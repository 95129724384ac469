package dev.peng.benchmarks.asking;

import dev.peng.benchmarks.frame.Numbers;
import java.util.List;

/**
 * An application that was asked by many for a while.
 *
 * @param outcome in a few words, for tables
 * @param answers how many came
 * @param perSecond of them
 * @param median how long one of them took, in seconds, from the question to its last byte
 * @param p99 the same of all but the slowest hundredth
 * @param longest the same of the slowest
 * @param bytes of the last one
 * @param processorSeconds of the whole process, for each
 */
record Turn(
        String outcome,
        int answers,
        double perSecond,
        double median,
        double p99,
        double longest,
        double bytes,
        double processorSeconds) {

    static final String RIGHT = "right";

    /** Of an application that has once not answered as it should. */
    static Turn failed(String outcome) {
        return new Turn(outcome, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Of one that always has.
     *
     * @param latencies of all answers
     * @param took from the first question to the last answer
     */
    static Turn of(List<Double> latencies, double took, double bytes, double processorSeconds) {
        return new Turn(
                RIGHT,
                latencies.size(),
                latencies.size() / took,
                Numbers.median(latencies),
                Numbers.quantile(latencies, 0.99),
                Numbers.quantile(latencies, 1),
                bytes,
                processorSeconds / latencies.size());
    }

    boolean right() {
        return outcome.equals(RIGHT);
    }
}
