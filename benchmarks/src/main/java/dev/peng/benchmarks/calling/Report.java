package dev.peng.benchmarks.calling;

import dev.peng.benchmarks.frame.MarkdownTable;
import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.frame.Preface;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that one run of the command found out.
 *
 * @param preface where the figures come from
 * @param migrations how many are applied
 * @param results of each, the floor first
 */
record Report(Preface preface, int migrations, List<Result> results) {

    Report {
        results = List.copyOf(results);
    }

    /** As Markdown, a row for each. */
    String markdown() {
        var floor = results.get(0);
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                Numbers.count(migrations) + " applied",
                "median",
                "as a multiple of " + floor.caller().label()));
        for (var result : results) {
            rows.add(List.of(
                    result.caller().label(),
                    Numbers.time(result.median()),
                    result == floor ? "1" : result.of(floor).text(true)));
        }
        return preface.markdown() + "\n\n" + MarkdownTable.of(rows) + "\n";
    }
}
