package dev.peng.benchmarks.migrator;

import dev.peng.benchmarks.frame.OtherJvm;
import dev.peng.local.LocalDatabase;
import java.time.Duration;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** One who migrates a database that is in use, in a JVM of its own. */
public final class Migrating {

    /** Before the name of what was thrown, in its output. */
    public static final String FAILURE = "failure:";

    /** Before the time of the call, in its output. */
    public static final String NANOSECONDS = "nanoseconds:";

    private Migrating() {}

    /** Runs it; it is over when the process has ended. */
    public static OtherJvm.Ended run(
            MigrationFolder scripts, LocalDatabase database, List<String> options, Duration limit) {
        var arguments = List.of(
                scripts.migrator().name(),
                scripts.location(Place.FOLDER),
                database.jdbcUrl(),
                database.username(),
                database.password());
        return OtherJvm.run(Migrating.class, options, arguments, limit);
    }

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
            var migration = Migrator.valueOf(args[0]).migrationOfLiveDatabase();
            var begin = System.nanoTime();
            migration.run(database, args[1]);
            System.out.println(NANOSECONDS + " " + (System.nanoTime() - begin));
            System.exit(0);
        } catch (Exception | OutOfMemoryError e) {
            e.printStackTrace();
            System.out.println(FAILURE + " " + e.getClass().getSimpleName());
            System.exit(1);
        }
    }
}
