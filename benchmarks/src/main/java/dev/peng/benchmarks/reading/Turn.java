package dev.peng.benchmarks.reading;

import dev.peng.benchmarks.corpus.Corpus;
import dev.peng.benchmarks.frame.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A contestant with a corpus: what came of its trial, and its rounds so far. */
final class Turn {

    private final Contestant contestant;
    private final Corpus corpus;
    private final Trial trial;
    private final List<List<Double>> rounds = new ArrayList<>();

    Turn(Contestant contestant, Corpus corpus, Duration limit) {
        this.contestant = contestant;
        this.corpus = corpus;
        this.trial = Trial.of(contestant, corpus, Stopwatch.JVM_OPTIONS, limit);
        say(trial.outcome() + (contestant.cuts() && trial.returned() ? ", " + trial.statements() + " statements" : ""));
    }

    /** One more round, if it came back from its trial. */
    void measure(Duration warmUp) {
        if (trial.returned()) {
            var seconds = Stopwatch.turn(contestant, corpus, warmUp);
            rounds.add(seconds);
            say(Numbers.rounded(corpus.megabytes() / Numbers.median(seconds)) + " MB/s");
        }
    }

    Result result() {
        return new Result(corpus.name(), corpus.megabytes(), corpus.statements(), contestant, trial, rounds);
    }

    private void say(String what) {
        System.out.printf("%-24s %-20s %s%n", corpus.name(), contestant.label(), what);
    }
}
