package dev.peng.benchmarks.frame;

import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * How much more than a floor, in the unit of the figures.
 *
 * @param median of the rounds
 * @param lowest of the rounds
 * @param highest of the rounds
 */
public record Surplus(double median, double lowest, double highest) {

    /** Compares the rounds one by one, because the machine may be busier in one than in another. */
    public static Surplus of(List<Double> figures, List<Double> floor) {
        var rounds = IntStream.range(0, figures.size())
                .mapToObj(round -> figures.get(round) - floor.get(round))
                .toList();
        return new Surplus(Numbers.median(rounds), Collections.min(rounds), Collections.max(rounds));
    }

    /** The median as tables show it, with its sign. */
    public String text(DoubleFunction<String> figure) {
        return signed(median, figure);
    }

    /** The lowest and the highest. */
    public String range(DoubleFunction<String> figure) {
        return signed(lowest, figure) + " to " + signed(highest, figure);
    }

    private static String signed(double value, DoubleFunction<String> figure) {
        return (value < 0 ? "−" : "+") + figure.apply(Math.abs(value));
    }
}
