package dev.peng.benchmarks.asking;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.peng.benchmarks.frame.MarkdownTable;
import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.frame.Preface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Everything that one run of the command found out.
 *
 * @param preface where the figures come from
 * @param migrations how many are applied
 * @param readers how many ask at once
 * @param results of each
 */
record Report(Preface preface, int migrations, int readers, List<Result> results) {

    Report {
        results = List.copyOf(results);
    }

    /** How long the others take, as multiples of peng's. */
    @JsonProperty
    List<Ratio> ratios() {
        return results.stream()
                .filter(this::isComparable)
                .map(result ->
                        new Ratio(result.contestant(), result.of(peng(), Figure.MEDIAN), result.of(peng(), Figure.P99)))
                .toList();
    }

    /** As Markdown, a row for each figure. */
    String markdown() {
        var rows = new ArrayList<List<String>>();
        rows.add(row(heading(), result -> result.contestant().label()));
        Arrays.stream(Figure.values())
                .map(figure -> row(figure.label(), result -> cell(figure, result)))
                .forEach(rows::add);
        return preface.markdown() + "\n\n" + MarkdownTable.of(rows) + "\n";
    }

    private String heading() {
        return "%s applied, %s readers, as a multiple of peng"
                .formatted(Numbers.count(migrations), Numbers.count(readers));
    }

    private List<String> row(String label, Function<Result, String> cell) {
        var row = new ArrayList<>(List.of(label));
        results.stream().map(cell).forEach(row::add);
        return row;
    }

    private String cell(Figure figure, Result result) {
        if (!result.measured()) {
            return figure == Figure.MEDIAN ? result.outcome() : "–";
        }
        var value = figure.text(result.median(figure));
        return figure.isComparable() && isComparable(result)
                ? result.of(peng(), figure).text(true) + ", " + value
                : value;
    }

    // The floor is another answer: less, not faster.
    private boolean isComparable(Result result) {
        return result.contestant() != Contestant.PLAIN
                && result.contestant() != Contestant.PENG
                && result.measured()
                && peng().measured();
    }

    private Result peng() {
        return results.stream()
                .filter(result -> result.contestant() == Contestant.PENG)
                .findFirst()
                .orElseThrow();
    }

    /** How much longer somebody takes than peng. */
    record Ratio(Contestant contestant, Multiple median, Multiple p99) {}
}
