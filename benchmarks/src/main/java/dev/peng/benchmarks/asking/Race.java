package dev.peng.benchmarks.asking;

import dev.peng.benchmarks.frame.Numbers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Everybody is asked, round by round, so that a moment in which the machine is busy meets all. */
final class Race implements AutoCloseable {

    private final List<Entry> entries = new ArrayList<>();
    private final Readers readers;

    Race(Readers readers) {
        this.readers = readers;
    }

    /** One more, which the race closes. */
    void enter(Asked asked) {
        entries.add(new Entry(asked, new ArrayList<>()));
    }

    /** Who has answered wrong is asked no more. */
    List<Result> run(int rounds, Duration warmUp, Duration time) throws InterruptedException, ExecutionException {
        for (var entry : entries) {
            var turn = entry.asked.ask(readers, warmUp);
            say("warm-up", entry.asked, turn);
            entry.turns.addAll(turn.right() ? List.of() : List.of(turn));
        }
        for (var round = 1; round <= rounds; round++) {
            for (var entry : entries) {
                if (entry.turns.stream().allMatch(Turn::right)) {
                    var turn = entry.asked.ask(readers, time);
                    say(String.valueOf(round), entry.asked, turn);
                    entry.turns.add(turn);
                }
            }
        }
        return entries.stream()
                .map(entry -> new Result(entry.asked.contestant(), entry.turns))
                .toList();
    }

    @Override
    public void close() throws IOException {
        for (var entry : entries) {
            entry.asked.close();
        }
    }

    private static void say(String when, Asked asked, Turn turn) {
        System.out.printf(
                "%-8s %-16s %8s answers  %-8s %s%n",
                when,
                asked.contestant().label(),
                Numbers.count(turn.answers()),
                turn.right() ? Numbers.time(turn.median()) : "–",
                turn.outcome());
    }

    private record Entry(Asked asked, List<Turn> turns) {}
}
