package dev.peng.benchmarks.serving;

import dev.peng.benchmarks.migrator.Migrator;
import org.postgresql.ds.PGSimpleDataSource;

/** One who changes the schema, in a JVM of its own. */
final class Migrating {

    static final String FAILURE = "failure:";

    private Migrating() {}

    /**
     * Exits with 1 if the migrator fails.
     *
     * @param args a {@link Migrator}, the location of its scripts, JDBC URL, user and password
     */
    public static void main(String[] args) {
        try {
            var database = new PGSimpleDataSource();
            database.setURL(args[2]);
            database.setUser(args[3]);
            database.setPassword(args[4]);
            Migrator.valueOf(args[0]).migrationOfLiveDatabase().run(database, args[1]);
            System.exit(0);
        } catch (Exception | OutOfMemoryError e) {
            e.printStackTrace();
            System.out.println(FAILURE + " " + e.getClass().getSimpleName());
            System.exit(1);
        }
    }
}
