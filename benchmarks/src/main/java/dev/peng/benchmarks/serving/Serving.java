package dev.peng.benchmarks.serving;

import dev.peng.benchmarks.migrator.Migrating;
import dev.peng.benchmarks.migrator.MigrationFolder;
import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Serves requests while somebody changes the schema. */
final class Serving implements AutoCloseable {

    /** The same for all. */
    static final List<String> JVM_OPTIONS = List.of("-Xmx256m");

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final LocalPostgres server;
    private final Path folder;
    private final Shop shop;
    private final Pace pace;
    private final LocalDatabase template;

    /**
     * How much is asked, and for how long.
     *
     * @param perSecond requests
     * @param before how long requests are served before the changes begin
     * @param alone how long they are served where nobody changes anything
     * @param audit how long the auditor's transactions are open
     * @param pause how long there is none
     */
    record Pace(double perSecond, Duration before, Duration alone, Duration audit, Duration pause) {}

    Serving(LocalPostgres server, Path folder, Shop shop, Pace pace) throws Exception {
        this.server = server;
        this.folder = folder;
        this.shop = shop;
        this.pace = pace;
        this.template = server.newDatabase();
        shop.open(template.dataSource());
        template.asTemplate();
    }

    /** One run of a contestant, on a shop of its own. */
    Shift run(Contestant contestant) throws Exception {
        try (var database = server.newDatabase(template.name());
                var auditor = new Auditor(database.dataSource());
                var traffic = new Traffic(shop, database.dataSource(), pace.perSecond)) {
            Thread.sleep(pace.before.toMillis());
            // Together, so that all meet it in the same state.
            auditor.begin(pace.audit, pace.pause);
            var begin = System.nanoTime();
            var outcome = change(contestant, database);
            var end = System.nanoTime();
            return Shift.of(outcome, (end - begin) / 1e9, traffic.between(begin, end));
        }
    }

    @Override
    public void close() {
        template.drop();
    }

    private String change(Contestant contestant, LocalDatabase database) throws Exception {
        var migrator = contestant.migrator();
        if (migrator == null) {
            Thread.sleep(pace.alone.toMillis());
            return Shift.RIGHT;
        }
        var scripts = MigrationFolder.write(folder, migrator, "changes", Changes.SCRIPTS);
        var ended = Migrating.run(scripts, database, JVM_OPTIONS, LIMIT);
        if (!ended.inTime()) {
            return "longer than " + LIMIT.toSeconds() + " s";
        }
        if (!ended.well()) {
            System.out.println(ended.output());
            return ended.lineAfter(Migrating.FAILURE);
        }
        var found = Changes.found(database.dataSource());
        return found.equals(Changes.MADE) ? Shift.RIGHT : "wrong: " + found;
    }
}
