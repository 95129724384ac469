package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.migrator.Migrator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How a migrator did in a setting.
 *
 * @param setting what was measured
 * @param migrator who was measured
 * @param runs one per round
 */
record Result(Setting setting, Migrator migrator, List<Run> runs) {

    Result {
        runs = List.copyOf(runs);
    }

    /** Whether it came to the end each time. */
    boolean measured() {
        return !runs.isEmpty() && runs.stream().allMatch(Run::returned);
    }

    /** Whether it did what it was to do each time. */
    boolean right() {
        return runs.stream().allMatch(Run::right);
    }

    /** Of the first run that was not right, if there is one. */
    String outcome() {
        return runs.stream()
                .filter(run -> !run.right())
                .findFirst()
                .map(Run::outcome)
                .orElse("right");
    }

    List<Double> seconds() {
        return runs.stream().map(Run::seconds).toList();
    }

    /** Of the runs. */
    double median(ToDoubleFunction<Run> figure) {
        return Numbers.median(runs.stream().mapToDouble(figure).boxed().toList());
    }
}
