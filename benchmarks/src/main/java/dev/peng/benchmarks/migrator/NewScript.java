package dev.peng.benchmarks.migrator;

/**
 * A migration that everybody is to get, in the shape of each.
 *
 * @param name of the file, without a version
 * @param sql of it
 * @param inTransaction whether it can run in one
 */
public record NewScript(String name, String sql, boolean inTransaction) {

    /** One that can run in a transaction. */
    public static NewScript of(String name, String sql) {
        return new NewScript(name, sql, true);
    }
}
