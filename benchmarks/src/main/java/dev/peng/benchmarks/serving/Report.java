package dev.peng.benchmarks.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.peng.benchmarks.frame.MarkdownTable;
import dev.peng.benchmarks.frame.Multiple;
import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.frame.Preface;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Everything that one run of the command found out.
 *
 * @param preface where the figures come from
 * @param perSecond how many requests there were
 * @param results of each contestant
 */
record Report(Preface preface, double perSecond, List<Result> results) {

    Report {
        results = List.copyOf(results);
    }

    /**
     * How requests were served beside a contestant.
     *
     * @param contestant who was at work
     * @param shifts one per round
     */
    record Result(Contestant contestant, List<Shift> shifts) {

        Result {
            shifts = List.copyOf(shifts);
        }

        /** Of the rounds. */
        double median(ToDoubleFunction<Shift> figure) {
            return Numbers.median(each(figure));
        }

        List<Double> each(ToDoubleFunction<Shift> figure) {
            return shifts.stream().mapToDouble(figure).boxed().toList();
        }

        boolean right() {
            return shifts.stream().allMatch(Shift::right);
        }

        /** Of the first round that was not right, if there is one. */
        String outcome() {
            return shifts.stream()
                    .filter(shift -> !shift.right())
                    .findFirst()
                    .map(Shift::outcome)
                    .orElse(Shift.RIGHT);
        }
    }

    /** What 99 of 100 requests take, as a multiple of that with nobody at work. */
    @JsonProperty
    List<Ratio> ratios() {
        return results.stream()
                .map(result -> new Ratio(result.contestant(), result.right(), multiple(result)))
                .toList();
    }

    /** As Markdown. */
    String markdown() {
        var rows = List.of(
                row(
                        "%s requests a second".formatted(Numbers.count(Math.round(perSecond))),
                        result -> result.contestant().label()),
                row("half of them within", result -> time(result, Shift::median)),
                row("99 of 100 within", this::tail),
                row("999 of 1,000 within", result -> time(result, Shift::p999)),
                row("the longest", result -> time(result, Shift::longest)),
                row("longer than 0.1 s", result -> share(result, Shift::overTenth)),
                row("longer than 1 s", result -> share(result, Shift::overOne)),
                row("refused", result -> Numbers.count(Math.round(result.median(Shift::refused)))),
                row("all changes", result -> result.contestant().migrator() == null ? "–" : changes(result)));
        return preface.markdown() + "\n\n" + MarkdownTable.of(rows) + "\n";
    }

    private List<String> row(String label, Function<Result, String> cell) {
        var row = new ArrayList<>(List.of(label));
        results.stream().map(cell).forEach(row::add);
        return row;
    }

    private String tail(Result result) {
        var time = time(result, Shift::p99);
        return result.contestant() == Contestant.NOBODY
                ? time
                : multiple(result).text(result.right()) + ", " + time;
    }

    private Multiple multiple(Result result) {
        return Multiple.of(result.each(Shift::p99), results.get(0).each(Shift::p99));
    }

    private static String time(Result result, ToDoubleFunction<Shift> figure) {
        return Numbers.time(result.median(figure));
    }

    private static String share(Result result, ToDoubleFunction<Shift> figure) {
        var share = result.median(shift -> 100 * figure.applyAsDouble(shift) / shift.requests());
        return Numbers.rounded(share) + " %";
    }

    private static String changes(Result result) {
        return result.right() ? time(result, Shift::seconds) : result.outcome();
    }

    /** Of 99 of 100 requests. */
    record Ratio(Contestant contestant, boolean right, Multiple multiple) {}
}
