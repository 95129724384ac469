package dev.peng.benchmarks.histories;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.peng.benchmarks.frame.MarkdownTable;
import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.frame.Preface;
import dev.peng.benchmarks.migrator.Migrator;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that one run of the command found out.
 *
 * @param preface where the figures come from
 * @param results of each migrator with each history
 */
record Report(Preface preface, List<Result> results) {

    /**
     * A process.
     *
     * @param outcome in a few words
     * @param seconds from the call to its return; negative if it did not come to a right end
     */
    record Run(String outcome, double seconds) {

        static Run right(double seconds) {
            return new Run("right", seconds);
        }

        static Run failed(String outcome) {
            return new Run(outcome, -1);
        }

        boolean isRight() {
            return seconds >= 0;
        }

        @Override
        public String toString() {
            return isRight() ? Numbers.time(seconds) : outcome;
        }
    }

    /**
     * How a migrator did with a history.
     *
     * @param history its name
     * @param scripts how many there are
     * @param migrator who was measured
     * @param runs one per round
     */
    record Result(String history, int scripts, Migrator migrator, List<Run> runs) {

        Result(String history, int scripts, Migrator migrator) {
            this(history, scripts, migrator, new ArrayList<>());
        }

        boolean right() {
            return runs.stream().allMatch(Run::isRight);
        }

        List<Double> seconds() {
            return runs.stream().map(Run::seconds).toList();
        }

        String outcome() {
            return runs.stream()
                    .filter(run -> !run.isRight())
                    .findFirst()
                    .map(Run::outcome)
                    .orElse("right");
        }
    }

    /** As multiples of the first migrator, peng. */
    @JsonProperty
    List<Ratio> ratios() {
        return results.stream()
                .filter(result -> result.right() && first(result).right())
                .map(result -> new Ratio(
                        result.history(),
                        result.migrator(),
                        Multiple.of(result.seconds(), first(result).seconds())))
                .toList();
    }

    /** As Markdown. */
    String markdown() {
        var rows = new ArrayList<List<String>>();
        var heading = new ArrayList<>(List.of("time of the call, as a multiple of the first"));
        migrators().forEach(migrator -> heading.add(migrator.label()));
        rows.add(heading);
        for (var history : results.stream().map(Result::history).distinct().toList()) {
            var row = new ArrayList<String>();
            for (var result : results.stream()
                    .filter(one -> one.history().equals(history))
                    .toList()) {
                if (row.isEmpty()) {
                    row.add("%s, %s scripts".formatted(history, Numbers.count(result.scripts())));
                }
                row.add(cell(result));
            }
            rows.add(row);
        }
        return preface.markdown() + "\n\n" + MarkdownTable.of(rows) + "\n";
    }

    private String cell(Result result) {
        if (!result.right()) {
            return result.outcome();
        }
        var time = Numbers.time(Numbers.median(result.seconds()));
        return result == first(result) || !first(result).right()
                ? time
                : Multiple.of(result.seconds(), first(result).seconds()).text(true) + ", " + time;
    }

    private List<Migrator> migrators() {
        return results.stream().map(Result::migrator).distinct().toList();
    }

    private Result first(Result of) {
        return results.stream()
                .filter(result -> result.history().equals(of.history()))
                .findFirst()
                .orElseThrow();
    }

    /** Of a migrator with a history. */
    record Ratio(String history, Migrator migrator, Multiple multiple) {}
}
