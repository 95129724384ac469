package dev.peng.benchmarks.loading;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.peng.benchmarks.corpus.GiantDump;
import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What became of one file.
 *
 * @param content what was loaded
 * @param turns in the order of the run
 */
record LoadedFile(GiantDump.Content content, List<LoadTurn> turns) {

    LoadedFile {
        turns = List.copyOf(turns);
    }

    boolean right() {
        return turns.stream().allMatch(LoadTurn::right);
    }

    List<String> loaders() {
        return turns.stream().map(LoadTurn::loader).distinct().toList();
    }

    /** The times of all but the floor, which is the first, as multiples of its own. */
    @JsonProperty
    List<Ratio> ratios() {
        return loaders().stream()
                .skip(1)
                .filter(loader -> right())
                .map(loader -> new Ratio(
                        loader, multiple(loader, LoadTurn::seconds), multiple(loader, LoadTurn::processSeconds)))
                .toList();
    }

    /** The file, then for each loader its time, and for all but the floor its process and its memory. */
    List<String> row() {
        var cells = new ArrayList<>(List.of(
                "%s rows, %s MB".formatted(Numbers.count(content.rows()), Numbers.rounded(content.bytes() / 1e6))));
        for (var loader : loaders()) {
            var ratio = ratios().stream()
                    .filter(found -> found.loader().equals(loader))
                    .findFirst();
            cells.add(ratio.map(found -> found.loading().text(true) + ", ").orElse("") + speed(loader));
            if (!loader.equals(loaders().get(0))) {
                cells.add(ratio.map(found -> found.process().text(true) + ", ").orElse("")
                        + Numbers.time(median(loader, LoadTurn::processSeconds)));
                cells.add(memory(loader).text());
            }
        }
        return cells;
    }

    private String speed(String loader) {
        var wrong = of(loader).stream().filter(turn -> !turn.right()).findFirst();
        var seconds = median(loader, LoadTurn::seconds);
        return wrong.map(LoadTurn::outcome)
                .orElseGet(() ->
                        Numbers.time(seconds) + ", " + Numbers.rounded(content.bytes() / 1e6 / seconds) + " MB/s");
    }

    private Memory memory(String loader) {
        return of(loader).stream().map(LoadTurn::memory).reduce(Memory.UNKNOWN, Memory::orMore);
    }

    private Multiple multiple(String loader, ToDoubleFunction<LoadTurn> figure) {
        return Multiple.of(figures(loader, figure), figures(loaders().get(0), figure));
    }

    private double median(String loader, ToDoubleFunction<LoadTurn> figure) {
        return Numbers.median(figures(loader, figure));
    }

    private List<Double> figures(String loader, ToDoubleFunction<LoadTurn> figure) {
        return of(loader).stream().mapToDouble(figure).boxed().toList();
    }

    private List<LoadTurn> of(String loader) {
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
