package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.frame.OtherJvm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * One process of a migrator.
 *
 * @param outcome in a few words, for tables
 * @param seconds from the call of its API to the return; negative if it did not come to the end
 * @param processSeconds from the start of the JVM to its end
 * @param residentBytes the most memory that the process had, 0 where that is not known
 */
record Run(String outcome, double seconds, double processSeconds, long residentBytes) {

    private static final String RIGHT = "right";

    /** What a process says of itself. */
    static Run of(OtherJvm.Ended ended, Duration limit) {
        var took = ended.took().toNanos() / 1e9;
        if (!ended.inTime()) {
            return new Run("longer than " + limit.toSeconds() + " s", -1, took, 0);
        }
        if (!ended.well()) {
            return new Run(ended.lineAfter(Passes.FAILURE), -1, took, 0);
        }
        var passes = Arrays.stream(ended.lineAfter(Passes.NANOSECONDS).split(" "))
                .map(nanoseconds -> Long.parseLong(nanoseconds) / 1e9)
                .toList();
        return new Run(RIGHT, typical(passes), took, Long.parseLong(ended.lineAfter(Passes.RESIDENT)));
    }

    /** The median of the later half of the passes: the earlier one warms up. */
    static double typical(List<Double> passes) {
        var measured = Math.max(1, passes.size() / 2);
        return Numbers.median(passes.subList(passes.size() - measured, passes.size()));
    }

    /** The same, of a process that has not done what it was to do. */
    Run wrong(String how) {
        return new Run("wrong: " + how, seconds, processSeconds, residentBytes);
    }

    boolean right() {
        return outcome.equals(RIGHT);
    }

    /** Whether it came to the end. */
    boolean returned() {
        return seconds >= 0;
    }
}
