package dev.peng.benchmarks.starting;

import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.frame.Surplus;
import java.util.List;

/**
 * How an application started.
 *
 * @param migrations how many were applied before
 * @param contestant what migrates
 * @param starts one per round
 */
record Result(int migrations, Contestant contestant, List<Start> starts) {

    Result {
        starts = List.copyOf(starts);
    }

    /** Whether it became ready each time, and its database was what it was to be. */
    boolean measured() {
        return !starts.isEmpty() && starts.stream().allMatch(Start::right);
    }

    /** Of the first start that was not right, if there is one. */
    String outcome() {
        return starts.stream()
                .filter(start -> !start.right())
                .findFirst()
                .map(Start::outcome)
                .orElse(Start.RIGHT);
    }

    List<Double> figures(Figure figure) {
        return starts.stream().map(figure::of).toList();
    }

    double median(Figure figure) {
        return Numbers.median(figures(figure));
    }

    /** How much more it was than without a migrator. */
    Surplus over(Result floor, Figure figure) {
        return Surplus.of(figures(figure), floor.figures(figure));
    }
}
