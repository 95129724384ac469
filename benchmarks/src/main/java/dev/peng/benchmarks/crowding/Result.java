package dev.peng.benchmarks.crowding;

import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.migrator.Migrator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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

    /** In how many rounds it was wrong, and how at first, if it was. */
    Optional<String> fault() {
        var faults = IntStream.range(0, together.size())
                .mapToObj(round -> Stream.of(alone.get(round), together.get(round)))
                .flatMap(round -> round.filter(rush -> !rush.right()).limit(1))
                .map(Rush::outcome)
                .toList();
        return faults.stream()
                .findFirst()
                .map(fault -> "%d of %d rounds %s".formatted(faults.size(), together.size(), fault));
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
