package dev.peng.benchmarks.loading;

import dev.peng.benchmarks.corpus.GiantDump;
import dev.peng.benchmarks.frame.Numbers;
import java.time.Duration;

/**
 * One loading of a dump into an empty database.
 *
 * @param loader who loaded it
 * @param took from the start of its process to its end
 * @param memory what it needed
 * @param outcome what the table holds, or why it holds nothing
 * @param right whether all rows are there as they were written
 */
record Load(String loader, Duration took, Memory memory, String outcome, boolean right) {

    static Load failed(String loader, Duration took, Memory memory, String why) {
        return new Load(loader, took, memory, "failed: " + why, false);
    }

    static Load checked(String loader, Duration took, Memory memory, GiantDump.Content expected, TableContent found) {
        var right = found.rows() == expected.rows() && found.checksum() == expected.checksum();
        var outcome = "%s rows, checksum %s"
                .formatted(Numbers.count(found.rows()), right ? "as written" : found + " instead of " + expected);
        return new Load(loader, took, memory, outcome, right);
    }
}
