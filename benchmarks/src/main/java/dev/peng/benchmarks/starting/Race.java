package dev.peng.benchmarks.starting;

import dev.peng.benchmarks.frame.Numbers;
import dev.peng.benchmarks.starting.Starting.Prepared;
import java.util.ArrayList;
import java.util.List;

/** Everybody, round by round, so that a moment in which the machine is busy meets all. */
final class Race {

    private final List<Entry> entries = new ArrayList<>();

    /** Who does not become ready or has not applied everything takes no part. */
    void enter(Prepared application) throws Exception {
        var first = application.start();
        say("applied", application, first);
        entries.add(new Entry(application, new ArrayList<>(first.right() ? List.of() : List.of(first))));
    }

    List<Result> run(int rounds) throws Exception {
        for (var round = 1; round <= rounds; round++) {
            for (var entry : entries) {
                if (entry.starts.stream().allMatch(Start::right)) {
                    var start = entry.application.start();
                    entry.starts.add(start);
                    say(String.valueOf(round), entry.application, start);
                }
            }
        }
        return entries.stream().map(Entry::result).toList();
    }

    private static void say(String when, Prepared application, Start start) {
        System.out.printf(
                "%-8s %6s %-14s %-8s %s%n",
                when,
                Numbers.count(application.migrations()),
                application.contestant().label(),
                start.ready() ? Numbers.time(start.seconds()) : "–",
                start.outcome());
    }

    private record Entry(Prepared application, List<Start> starts) {
        Result result() {
            return new Result(application.migrations(), application.contestant(), starts);
        }
    }
}
