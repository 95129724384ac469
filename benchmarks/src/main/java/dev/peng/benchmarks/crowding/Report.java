package dev.peng.benchmarks.crowding;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.peng.benchmarks.frame.MarkdownTable;
import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.frame.Preface;
import dev.peng.benchmarks.migrator.Migrator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Everything that one run of the command found out.
 *
 * @param preface where the figures come from
 * @param replicas how many were released at once
 * @param migrations how many were pending
 * @param results of each migrator
 */
record Report(Preface preface, int replicas, int migrations, List<Result> results) {

    private static final String NONE = "–";

    Report {
        results = List.copyOf(results);
    }

    /** How long all of them take, as a multiple of one. */
    @JsonProperty
    List<Ratio> ratios() {
        return results.stream()
                .filter(Result::measured)
                .map(result -> new Ratio(result.migrator(), result.fault().isEmpty(), result.multiple()))
                .toList();
    }

    /** As Markdown. */
    String markdown() {
        var heading = "%s replicas, %s pending".formatted(Numbers.count(replicas), Numbers.count(migrations));
        var rows = List.of(
                row(heading, result -> result.migrator().label()),
                row("all, as a multiple of one alone", Report::together),
                row("the first of all", result -> time(result, result.together(), Rush::first)),
                row("one alone", result -> time(result, result.alone(), Rush::seconds)),
                row("most connections of all", result -> connections(result, result.together())),
                row("of one alone", result -> connections(result, result.alone())));
        return preface.markdown() + "\n\n" + MarkdownTable.of(rows) + "\n";
    }

    private List<String> row(String label, Function<Result, String> cell) {
        var row = new ArrayList<>(List.of(label));
        results.stream().map(cell).forEach(row::add);
        return row;
    }

    private static String together(Result result) {
        var fault = result.fault();
        if (!result.measured()) {
            return fault.orElseThrow();
        }
        var why = fault.map(what -> " (" + what.replace(" wrong: ", " ") + ")").orElse("");
        return result.multiple().text(fault.isEmpty()) + ", " + time(result, result.together(), Rush::seconds) + why;
    }

    private static String time(Result result, List<Rush> rushes, ToDoubleFunction<Rush> figure) {
        return result.measured() ? Numbers.time(Result.median(rushes, figure)) : NONE;
    }

    private static String connections(Result result, List<Rush> rushes) {
        return result.measured() ? Numbers.count(Result.connections(rushes)) : NONE;
    }

    /** The time of all replicas as a multiple of one alone. */
    record Ratio(Migrator migrator, boolean right, Multiple multiple) {}
}
