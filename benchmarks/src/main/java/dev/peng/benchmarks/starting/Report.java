package dev.peng.benchmarks.starting;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.peng.benchmarks.frame.Preface;
import dev.peng.benchmarks.frame.Surplus;
import java.util.List;

/**
 * Everything that one run of the command found out.
 *
 * @param preface where the figures come from
 * @param results each application with each number of migrations
 */
record Report(Preface preface, List<Result> results) {

    Report {
        results = List.copyOf(results);
    }

    /** In the order of the run. */
    List<Integer> counts() {
        return results.stream().map(Result::migrations).distinct().toList();
    }

    List<Contestant> contestants() {
        return results.stream().map(Result::contestant).distinct().toList();
    }

    Result result(int migrations, Contestant contestant) {
        return results.stream()
                .filter(result -> result.migrations() == migrations && result.contestant() == contestant)
                .findFirst()
                .orElseThrow();
    }

    Result floor(Result result) {
        return result(result.migrations(), Contestant.PLAIN);
    }

    /** Whether both were measured. */
    boolean isComparable(Result result) {
        return result.measured() && floor(result).measured();
    }

    /** In one figure each: how many seconds later it is ready than the plain application. */
    @JsonProperty
    List<Tax> taxes() {
        return results.stream()
                .filter(result -> isComparable(result) && result.contestant() != Contestant.PLAIN)
                .map(this::tax)
                .toList();
    }

    private Tax tax(Result result) {
        return new Tax(result.migrations(), result.contestant(), result.over(floor(result), Figure.READY));
    }

    /** What a migrator costs at the start. */
    record Tax(int migrations, Contestant contestant, Surplus seconds) {}
}
