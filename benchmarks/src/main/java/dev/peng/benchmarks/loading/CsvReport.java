package dev.peng.benchmarks.loading;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.peng.benchmarks.corpus.GiantDump;
import dev.peng.benchmarks.frame.Machine;
import dev.peng.benchmarks.frame.MarkdownTable;
import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.frame.Versions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Everything that one run of the command found out.
 *
 * @param at when it began
 * @param machine what it ran on
 * @param versions of peng and the driver
 * @param postgres the major version of the server
 * @param file what was loaded
 * @param rounds how often everybody had a turn
 * @param turns in the order of the run
 */
record CsvReport(
        Instant at,
        Machine machine,
        Map<String, String> versions,
        int postgres,
        GiantDump.Content file,
        int rounds,
        List<CsvTurn> turns) {

    CsvReport {
        turns = List.copyOf(turns);
    }

    boolean right() {
        return turns.stream().allMatch(CsvTurn::right);
    }

    List<String> loaders() {
        return turns.stream().map(CsvTurn::loader).distinct().toList();
    }

    /** The times of all but the floor, which is the first, as multiples of its own. */
    @JsonProperty
    List<Ratio> ratios() {
        return loaders().stream()
                .skip(1)
                .filter(loader -> right())
                .map(loader -> new Ratio(
                        loader, multiple(loader, CsvTurn::seconds), multiple(loader, CsvTurn::processSeconds)))
                .toList();
    }

    String markdown() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "loading", "MB/s", "whole process", "memory", "table afterwards"));
        loaders().forEach(loader -> rows.add(row(loader)));
        return """
                %s; %s.
                %s; PostgreSQL %d on the same machine, without fsync; %s rows, %s MB; rounds: %d.%s

                %s
                """.formatted(
                at.truncatedTo(ChronoUnit.MINUTES),
                machine.describe(),
                Versions.describe(versions),
                postgres,
                Numbers.count(file.rows()),
                Numbers.rounded(file.bytes() / 1e6),
                rounds,
                machine.wasBusy() ? "\n**The machine was busy with other work, and the figures are coarse.**" : "",
                MarkdownTable.of(rows));
    }

    private List<String> row(String loader) {
        var seconds = median(loader, CsvTurn::seconds);
        var ratio =
                ratios().stream().filter(found -> found.loader().equals(loader)).findFirst();
        var last = of(loader).get(of(loader).size() - 1);
        return List.of(
                loader,
                ratio.map(found -> found.loading().text(true) + ", ").orElse("") + Numbers.time(seconds),
                last.right() ? Numbers.rounded(file.bytes() / 1e6 / seconds) : "–",
                ratio.map(found -> found.process().text(true) + ", ").orElse("")
                        + Numbers.time(median(loader, CsvTurn::processSeconds)),
                last.memory(),
                of(loader).stream()
                        .filter(turn -> !turn.right())
                        .findFirst()
                        .orElse(last)
                        .outcome());
    }

    private Multiple multiple(String loader, ToDoubleFunction<CsvTurn> figure) {
        return Multiple.of(figures(loader, figure), figures(loaders().get(0), figure));
    }

    private double median(String loader, ToDoubleFunction<CsvTurn> figure) {
        return Numbers.median(figures(loader, figure));
    }

    private List<Double> figures(String loader, ToDoubleFunction<CsvTurn> figure) {
        return of(loader).stream().mapToDouble(figure).boxed().toList();
    }

    private List<CsvTurn> of(String loader) {
        return turns.stream().filter(turn -> turn.loader().equals(loader)).toList();
    }

    /**
     * The times of a loader as multiples of the floor's.
     *
     * @param loader who
     * @param loading the seed against the whole process of psql
     * @param process whole processes
     */
    record Ratio(String loader, Multiple loading, Multiple process) {}
}
