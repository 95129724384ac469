package dev.peng.benchmarks.loading;

import dev.peng.Peng;
import dev.peng.PengConfig;
import dev.peng.benchmarks.frame.PeakMemory;
import dev.peng.error.PengException;
import dev.peng.run.StepResult;
import dev.peng.seed.SeedSettings;
import dev.peng.source.Location;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** Applies the seeds of a folder with peng and prints what memory it took; in a JVM of its own, with a small heap. */
final class SeedLoader {

    static final String NANOSECONDS = "nanoseconds:";
    static final String HEAP = "peak heap bytes:";
    static final String RESIDENT = "peak resident bytes:";
    static final String FAILURE = "failure:";

    private SeedLoader() {}

    /**
     * Exits with 1 if peng fails.
     *
     * @param args JDBC URL, user, password, folder of seeds
     */
    public static void main(String[] args) throws IOException {
        var database = new PGSimpleDataSource();
        database.setURL(args[0]);
        database.setUser(args[1]);
        database.setPassword(args[2]);
        var seeds = SeedSettings.DEFAULT.withLocations(List.of(Location.parse("filesystem:" + args[3])));
        var config = new PengConfig(PengConfig.DEFAULT.run(), PengConfig.DEFAULT.migrations(), seeds);
        var peak = new PeakMemory();
        peak.watch();
        var exitCode = apply(Peng.on(database).config(config).build());
        System.out.println(HEAP + " " + peak.heap());
        System.out.println(RESIDENT + " " + PeakMemory.resident());
        System.exit(exitCode);
    }

    private static int apply(Peng peng) {
        try {
            var steps = peng.seeds().applyAll().outcome().steps();
            var took = steps.stream().map(StepResult::took).reduce(Duration.ZERO, Duration::plus);
            System.out.println(NANOSECONDS + " " + took.toNanos());
            return 0;
        } catch (PengException | OutOfMemoryError e) {
            System.out.println(FAILURE + " " + message(e));
            return 1;
        }
    }

    private static String message(Throwable failure) {
        var message = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
        return failure.getClass().getSimpleName() + ": " + message;
    }
}
