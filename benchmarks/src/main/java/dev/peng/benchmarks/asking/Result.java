package dev.peng.benchmarks.asking;

import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Numbers;
import java.util.List;

/**
 * How an application answered.
 *
 * @param contestant what was asked
 * @param turns one per round
 */
record Result(Contestant contestant, List<Turn> turns) {

    Result {
        turns = List.copyOf(turns);
    }

    /** Whether all of its answers were right. */
    boolean measured() {
        return !turns.isEmpty() && turns.stream().allMatch(Turn::right);
    }

    /** Of the first turn that was not right, if there is one. */
    String outcome() {
        return turns.stream()
                .filter(turn -> !turn.right())
                .findFirst()
                .map(Turn::outcome)
                .orElse(Turn.RIGHT);
    }

    double median(Figure figure) {
        return Numbers.median(figures(figure));
    }

    Multiple of(Result other, Figure figure) {
        return Multiple.of(figures(figure), other.figures(figure));
    }

    private List<Double> figures(Figure figure) {
        return turns.stream().map(figure::of).toList();
    }
}
