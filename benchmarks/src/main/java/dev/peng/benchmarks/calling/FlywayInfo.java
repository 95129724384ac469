package dev.peng.benchmarks.calling;

import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** What {@code flyway info} does, without the command line of Flyway: its arguments are URL, user, password and location. */
public final class FlywayInfo {

    private FlywayInfo() {}

    /** Prints each migration and how many are applied. */
    public static void main(String[] args) {
        var flyway = Flyway.configure()
                .dataSource(args[0], args[1], args[2])
                .locations(args[3])
                .load();
        if (args.length > 4) {
            flyway.migrate();
        }
        var info = flyway.info();
        Stream.of(info.all())
                .forEach(one -> System.out.printf(
                        "%s %s %s %s%n", one.getVersion(), one.getDescription(), one.getState(), one.getInstalledOn()));
        System.out.println(info.applied().length + " applied");
    }
}
