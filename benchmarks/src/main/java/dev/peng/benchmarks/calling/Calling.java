package dev.peng.benchmarks.calling;

import dev.peng.benchmarks.frame.OtherJvm;
import dev.peng.benchmarks.frame.OtherJvm.Ended;
import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.benchmarks.migrator.Migrator;
import dev.peng.benchmarks.migrator.Place;
import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Calls each of them on a database of its own, in which all migrations are applied. */
final class Calling {

    /** Those that the script of peng gives to its JVM, for all. */
    static final List<String> JVM_OPTIONS = List.of("-XX:+UseSerialGC");

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path peng;
    private final Path cache;
    private final LocalDatabase ofPeng;
    private final LocalDatabase ofFlyway;
    private final MigrationFolder pengs;
    private final MigrationFolder flyways;

    /**
     * @param folder for the scripts and the archive
     * @param peng the script of peng
     */
    Calling(LocalPostgres server, Path folder, Path peng, int migrations) throws IOException {
        this.peng = peng;
        this.cache = folder.resolve("cache");
        this.ofPeng = server.newDatabase();
        this.ofFlyway = server.newDatabase();
        this.pengs = MigrationFolder.write(folder, Migrator.PENG, migrations);
        this.flyways = MigrationFolder.write(folder, Migrator.FLYWAY, migrations);
    }

    /** Applies all; then whoever has an archive writes it. */
    void prepare() {
        seconds(peng("on", "up"), "version ");
        seconds(flyway("migrate"), said());
        seconds(peng("on", "status"), said());
    }

    /** One call, from the start of the process to its end. */
    double seconds(Caller caller) {
        return switch (caller) {
            case JAVA -> seconds(OtherJvm.run(java("-version"), LIMIT), "");
            case PENG -> seconds(peng("on", "status"), said());
            case PENG_WITHOUT_ARCHIVE -> seconds(peng("off", "status"), said());
            case FLYWAY -> seconds(flyway(), said());
        };
    }

    private Ended peng(String archive, String verb) {
        return OtherJvm.run(
                List.of(
                        "env",
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        "XDG_CACHE_HOME=" + cache,
                        "PENG_CDS=" + archive,
                        peng.toString(),
                        verb,
                        "--url=%s?user=%s&password=%s"
                                .formatted(ofPeng.jdbcUrl(), ofPeng.username(), ofPeng.password()),
                        "--migrations=" + pengs.root().resolve("migrations"),
                        "-Pmigrations.missing-down=allow"),
                LIMIT);
    }

    private Ended flyway(String... more) {
        var arguments = new ArrayList<>(
                List.of(ofFlyway.jdbcUrl(), ofFlyway.username(), ofFlyway.password(), flyways.location(Place.FOLDER)));
        arguments.addAll(List.of(more));
        return OtherJvm.run(FlywayInfo.class, JVM_OPTIONS, arguments, LIMIT);
    }

    private static List<String> java(String argument) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JVM_OPTIONS);
        command.add(argument);
        return command;
    }

    private String said() {
        return pengs.count() + " applied";
    }

    private static double seconds(Ended ended, String said) {
        if (!ended.well() || !ended.output().contains(said)) {
            throw new IllegalStateException("not done: " + ended.output());
        }
        return ended.took().toNanos() / 1e9;
    }
}
