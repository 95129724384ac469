package dev.peng.benchmarks.crowding;

import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.migrator.Migrator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How a migrator did.
 *
 * @param migrator who was measured
 * @param alone one replica, in each round
 * @param together all of them, in each round
 */
record Result(Migrator migrator, List<Rush> alone, List<Rush> together) {

    Result {
        alone = List.copyOf(alone);
        together = List.copyOf(together);
    }

    /** Whether all came to the end each time. */
    boolean measured() {
        return rushes().allMatch(Rush::returned);
    }

    /** How often it was wrong, and how at first, if it was. */
    Optional<String> fault() {
        var faults = rushes().filter(rush -> !rush.right()).map(Rush::outcome).toList();
        return faults.stream()
                .findFirst()
                .map(fault -> "%d of %d times %s".formatted(faults.size(), rushes().count(), fault));
    }

    /** All of them against one. */
    Multiple multiple() {
        return Multiple.of(seconds(together), seconds(alone));
    }

    static double median(List<Rush> rushes, ToDoubleFunction<Rush> figure) {
        return Numbers.median(rushes.stream().mapToDouble(figure).boxed().toList());
    }

    static int connections(List<Rush> rushes) {
        return rushes.stream().mapToInt(Rush::connections).max().orElse(0);
    }

    private Stream<Rush> rushes() {
        return Stream.concat(alone.stream(), together.stream());
    }

    private static List<Double> seconds(List<Rush> rushes) {
        return rushes.stream().map(Rush::seconds).toList();
    }
}
