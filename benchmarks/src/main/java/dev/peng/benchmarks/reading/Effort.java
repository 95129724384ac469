package dev.peng.benchmarks.reading;

import java.time.Duration;
import java.util.List;

/**
 * How long to measure.
 *
 * @param megabytes the sizes of the dumps
 * @param scripts the number of small scripts
 * @param rounds how often everybody has a turn
 * @param warmUp how long somebody reads before the time counts; compiling them takes several seconds
 * @param limit the longest that one reading may take
 */
record Effort(List<Integer> megabytes, int scripts, int rounds, Duration warmUp, Duration limit) {

    /** Some ten minutes. */
    static final Effort FULL = new Effort(List.of(1, 10, 100), 1_000, 2, Duration.ofSeconds(5), Duration.ofSeconds(20));

    /** Two minutes, to see that it works. */
    static final Effort QUICK = new Effort(List.of(1, 10), 1_000, 1, Duration.ofSeconds(1), Duration.ofSeconds(10));
}
