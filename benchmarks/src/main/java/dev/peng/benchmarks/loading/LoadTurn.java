package dev.peng.benchmarks.loading;

/**
 * One loading of a file into an empty database.
 *
 * @param loader who loaded it
 * @param seconds that the seed took, from its first statement to its commit, or the process of psql
 * @param processSeconds from the start of the process to its end
 * @param memory what it needed
 * @param outcome what the table holds, or why it holds nothing
 * @param right whether all rows are there as they were written
 */
record LoadTurn(String loader, double seconds, double processSeconds, Memory memory, String outcome, boolean right) {

    static LoadTurn of(Load load, double seconds) {
        return new LoadTurn(
                load.loader(), seconds, load.took().toNanos() / 1e9, load.memory(), load.outcome(), load.right());
    }
}
