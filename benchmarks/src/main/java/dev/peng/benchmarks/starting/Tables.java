package dev.peng.benchmarks.starting;

import dev.peng.benchmarks.frame.MarkdownTable;
import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A report as Markdown. */
final class Tables {

    private static final String NONE = "–";

    private final Report report;

    Tables(Report report) {
        this.report = report;
    }

    /** A table for each count: the floor's figures, and what the others add. */
    String markdown() {
        var parts = new ArrayList<>(List.of(report.preface().markdown()));
        report.counts().forEach(count -> parts.add(table(count)));
        return String.join("\n\n", parts) + "\n";
    }

    private String table(int count) {
        var rows = new ArrayList<List<String>>();
        rows.add(row(Numbers.count(count) + " applied", Contestant::label));
        Arrays.stream(Figure.values())
                .map(figure -> row(figure.label(), contestant -> cell(figure, report.result(count, contestant))))
                .forEach(rows::add);
        return MarkdownTable.of(rows);
    }

    private List<String> row(String label, Function<Contestant, String> cell) {
        var row = new ArrayList<>(List.of(label));
        report.contestants().stream().map(cell).forEach(row::add);
        return row;
    }

    private String cell(Figure figure, Result result) {
        if (!result.measured()) {
            return figure == Figure.READY ? result.outcome() : NONE;
        }
        if (result.contestant() == Contestant.PLAIN) {
            return figure.text(result.median(figure));
        }
        return report.isComparable(result) ? more(figure, result) : NONE;
    }

    private String more(Figure figure, Result result) {
        var more = result.over(report.floor(result), figure);
        return figure == Figure.READY
                ? "**%s** (%s), %s ×".formatted(more.text(figure::text), more.range(figure::text), multiple(result))
                : more.text(figure::text);
    }

    private String multiple(Result result) {
        var ratio = Multiple.of(
                        result.figures(Figure.READY), report.floor(result).figures(Figure.READY))
                .ratio();
        return Numbers.rounded(ratio);
    }
}
