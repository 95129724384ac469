package dev.peng.benchmarks.calling;

import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Numbers;
import java.util.List;

/**
 * How long the calls of one took.
 *
 * @param caller who was called
 * @param seconds from the start of the process to its end, one per round
 */
record Result(Caller caller, List<Double> seconds) {

    Result {
        seconds = List.copyOf(seconds);
    }

    double median() {
        return Numbers.median(seconds);
    }

    Multiple of(Result floor) {
        return Multiple.of(seconds, floor.seconds);
    }
}
