package dev.peng.benchmarks.crowding;

import dev.peng.benchmarks.crowding.ReplicaProcess.End;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What became of replicas that were released at once.
 *
 * @param outcome in a few words, for tables
 * @param first seconds from their release until the first has returned
 * @param seconds the same until the last has; negative if it has not
 * @param connections the most at once
 */
record Rush(String outcome, double first, double seconds, int connections) {

    private static final String RIGHT = "right";

    /** From their ends, in the order of the replicas, which are counted from 1. */
    static Rush of(List<End> ends, long begin, Duration limit, int connections) {
        if (ends.stream().anyMatch(end -> end.how().equals(End.LATE))) {
            return new Rush("longer than " + limit.toSeconds() + " s", -1, -1, connections);
        }
        var times = ends.stream().mapToLong(End::at).summaryStatistics();
        var rush = new Rush(RIGHT, (times.getMin() - begin) / 1e9, (times.getMax() - begin) / 1e9, connections);
        var failures = failures(ends);
        return failures.isEmpty() ? rush : rush.wrong(failures);
    }

    private static String failures(List<End> ends) {
        var replicas = IntStream.range(0, ends.size())
                .filter(i -> !ends.get(i).well())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> ends.get(i).how(),
                        LinkedHashMap::new,
                        Collectors.mapping(i -> String.valueOf(i + 1), Collectors.joining(", "))));
        return replicas.entrySet().stream()
                .map(failed -> "replica " + failed.getValue() + ": " + failed.getKey())
                .collect(Collectors.joining("; "));
    }

    /** The same, of replicas that have not done what they were to do. */
    Rush wrong(String how) {
        return new Rush(right() ? "wrong: " + how : outcome + "; " + how, first, seconds, connections);
    }

    boolean right() {
        return outcome.equals(RIGHT);
    }

    /** Whether all have returned, well or not. */
    boolean returned() {
        return seconds >= 0;
    }
}
