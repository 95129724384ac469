package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.PeakMemory;
import dev.peng.benchmarks.migrator.Migration;
import dev.peng.benchmarks.migrator.Migrator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A migrator migrates databases one after the other, in a JVM of its own, and prints how long each took. Logging has
 * started before, as it has in an application.
 */
final class Passes {

    private static final Logger log = LoggerFactory.getLogger(Passes.class);

    static final String NANOSECONDS = "nanoseconds:";
    static final String RESIDENT = "peak resident bytes:";
    static final String FAILURE = "failure:";

    private final Migration migration;
    private final String location;

    private Passes(Migration migration, String location) {
        this.migration = migration;
        this.location = location;
    }

    /**
     * Exits with 1 if the migrator fails.
     *
     * @param args a {@link Migrator}, the location of its scripts, user, password, for how many milliseconds the last
     *     database is migrated again and again, and the JDBC URLs of the databases
     */
    public static void main(String[] args) {
        try {
            var databases = List.of(args).subList(5, args.length).stream()
                    .map(url -> database(url, args[2], args[3]))
                    .toList();
            log.info("{} migrates {}", args[0], databases.size());
            var passes = new Passes(Migrator.valueOf(args[0]).migration(), args[1]);
            var times = passes.times(databases, Duration.ofMillis(Long.parseLong(args[4])));
            System.out.println(
                    NANOSECONDS + " " + times.stream().map(String::valueOf).collect(Collectors.joining(" ")));
            System.out.println(RESIDENT + " " + PeakMemory.resident());
            System.exit(0);
        } catch (Exception | OutOfMemoryError e) {
            e.printStackTrace();
            System.out.println(FAILURE + " " + e.getClass().getSimpleName());
            System.exit(1);
        }
    }

    private List<Long> times(List<PGSimpleDataSource> databases, Duration again) throws Exception {
        var begin = System.nanoTime();
        var times = new ArrayList<Long>();
        for (var database : databases) {
            times.add(time(database));
        }
        while (System.nanoTime() - begin < again.toNanos()) {
            times.add(time(databases.get(databases.size() - 1)));
        }
        return times;
    }

    private long time(PGSimpleDataSource database) throws Exception {
        var begin = System.nanoTime();
        migration.run(database, location);
        return System.nanoTime() - begin;
    }

    private static PGSimpleDataSource database(String url, String user, String password) {
        var database = new PGSimpleDataSource();
        database.setURL(url);
        database.setUser(user);
        database.setPassword(password);
        return database;
    }
}
