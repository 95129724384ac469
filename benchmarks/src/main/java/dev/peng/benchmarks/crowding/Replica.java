package dev.peng.benchmarks.crowding;

import dev.peng.benchmarks.migrator.Migrator;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of several that migrate the same database, in a JVM of its own: it waits until it is told to begin. */
final class Replica {

    private static final Logger log = LoggerFactory.getLogger(Replica.class);

    static final String READY = "ready";
    static final String RETURNED = "returned";
    static final String FAILURE = "failure:";

    private Replica() {}

    /**
     * Exits with 1 if the migrator fails.
     *
     * @param args a {@link Migrator}, the location of its scripts, JDBC URL, user and password
     */
    public static void main(String[] args) {
        try {
            var migration = Migrator.valueOf(args[0]).migration();
            var database = database(List.of(args).subList(2, args.length));
            log.info("{} is ready", args[0]);
            System.out.println(READY);
            if (System.in.read() < 0) {
                System.exit(2);
            }
            migration.run(database, args[1]);
            System.out.println(RETURNED);
            System.exit(0);
        } catch (Exception | OutOfMemoryError e) {
            System.out.println(FAILURE + " " + e.getClass().getSimpleName());
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static PGSimpleDataSource database(List<String> where) {
        var database = new PGSimpleDataSource();
        database.setURL(where.get(0));
        database.setUser(where.get(1));
        database.setPassword(where.get(2));
        return database;
    }
}
