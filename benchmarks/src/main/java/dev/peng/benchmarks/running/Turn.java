package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.OtherJvm;
import dev.peng.benchmarks.migrator.Content;
import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.benchmarks.migrator.Place;
import dev.peng.local.LocalDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A process for a migrator, and a look at what it has left in the databases.
 *
 * @param again for how long the last database is migrated again and again
 * @param limit the longest that the process may take
 */
record Turn(Duration again, Duration limit) {

    /** The same for all, so that memory can be compared. */
    static final List<String> JVM_OPTIONS = List.of("-Xmx512m");

    Run run(MigrationFolder scripts, Place place, List<LocalDatabase> databases) throws SQLException {
        return run(scripts, place, databases, url -> url);
    }

    /** The same by a way of its own. */
    Run run(MigrationFolder scripts, Place place, List<LocalDatabase> databases, UnaryOperator<String> way)
            throws SQLException {
        var arguments = arguments(scripts, place, databases, way);
        var ended = OtherJvm.run(Passes.class, scripts.classPath(place), JVM_OPTIONS, arguments, limit);
        var run = Run.of(ended, limit);
        return run.returned() ? checked(run, scripts, databases) : run;
    }

    private List<String> arguments(
            MigrationFolder scripts, Place place, List<LocalDatabase> databases, UnaryOperator<String> way) {
        var first = databases.get(0);
        var arguments = new ArrayList<>(List.of(
                scripts.migrator().name(),
                scripts.location(place),
                first.username(),
                first.password(),
                String.valueOf(again.toMillis())));
        databases.forEach(database -> arguments.add(way.apply(database.jdbcUrl())));
        return arguments;
    }

    private static Run checked(Run run, MigrationFolder scripts, List<LocalDatabase> databases) throws SQLException {
        var expected = Content.expected(scripts.count());
        for (var database : Set.copyOf(databases)) {
            var found = Content.of(database.dataSource(), scripts.migrator());
            if (!found.equals(expected)) {
                return run.wrong(found + " instead of " + expected);
            }
        }
        return run;
    }
}
