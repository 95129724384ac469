package dev.peng.benchmarks.running;

import dev.peng.benchmarks.frame.MarkdownTable;
import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.migrator.Migrator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What was heard on the line, as Markdown. */
final class TalkTables {

    private final List<Talk> talks;
    private final List<Migrator> migrators;

    TalkTables(List<Talk> talks) {
        this.talks = talks;
        this.migrators = talks.stream().map(Talk::migrator).distinct().toList();
    }

    /** Of two counts: what one more migration costs, and the rest. */
    String perMigration(int few, int more) {
        return MarkdownTable.of(List.of(
                Tables.row("on the wire", migrators, Migrator::label),
                Tables.row(
                        "round trips of one migration",
                        migrators,
                        migrator -> Numbers.rounded(slope(migrator, few, more))),
                Tables.row("round trips besides", migrators, migrator -> Numbers.count(besides(migrator, few, more))),
                Tables.row(
                        "connections", migrators, migrator -> Numbers.count(of(migrator, more, Talk::connections)))));
    }

    /** Of each count: all round trips, and the connections. */
    String perRun(List<Integer> counts) {
        var rows = new ArrayList<List<String>>();
        rows.add(Tables.row("round trips, connections", migrators, Migrator::label));
        for (var count : counts) {
            rows.add(Tables.row(Numbers.count(count), migrators, migrator -> both(migrator, count)));
        }
        return MarkdownTable.of(rows);
    }

    private String both(Migrator migrator, int migrations) {
        return talk(migrator, migrations)
                .map(talk -> Numbers.count(talk.roundTrips()) + ", " + Numbers.count(talk.connections()))
                .orElse("–");
    }

    private double slope(Migrator migrator, int few, int more) {
        var difference = of(migrator, more, Talk::roundTrips) - of(migrator, few, Talk::roundTrips);
        return difference / (double) (more - few);
    }

    private long besides(Migrator migrator, int few, int more) {
        return Math.round(of(migrator, more, Talk::roundTrips) - more * slope(migrator, few, more));
    }

    private int of(Migrator migrator, int migrations, ToIntFunction<Talk> figure) {
        return figure.applyAsInt(talk(migrator, migrations).orElseThrow());
    }

    private Optional<Talk> talk(Migrator migrator, int migrations) {
        return talks.stream()
                .filter(talk -> talk.migrator() == migrator && talk.migrations() == migrations)
                .findFirst();
    }
}
