package dev.peng.benchmarks.reading;

import dev.peng.benchmarks.corpus.Corpus;
import dev.peng.benchmarks.frame.OtherJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a contestant makes of a corpus when it reads it once, in a JVM of its own: some never come back.
 *
 * @param outcome in a word, for tables
 * @param statements how many it found, -1 if it did not come to the end
 * @param took the time of that one reading, cold; the limit if it did not come to the end
 */
record Trial(String outcome, long statements, Duration took) {

    private static final String RIGHT = "right";
    private static final String STATEMENTS = "statements:";
    private static final String NANOSECONDS = "nanoseconds:";
    private static final String FAILURE = "failure:";

    static Trial of(Contestant contestant, Corpus corpus, List<String> options, Duration limit) {
        var arguments = List.of(contestant.name(), corpus.folder().toString());
        var ended = OtherJvm.run(Trial.class, options, arguments, limit);
        if (!ended.inTime()) {
            return new Trial("longer than " + limit.toSeconds() + " s", -1, limit);
        }
        if (!ended.well()) {
            return new Trial(ended.lineAfter(FAILURE), -1, limit);
        }
        var found = Long.parseLong(ended.lineAfter(STATEMENTS));
        var took = Duration.ofNanos(Long.parseLong(ended.lineAfter(NANOSECONDS)));
        var right = found == corpus.statements() || !contestant.cuts();
        return new Trial(right ? RIGHT : "wrong", found, took);
    }

    /** Whether it found as many statements as there are. */
    boolean right() {
        return outcome.equals(RIGHT);
    }

    /** Whether it came to the end. */
    boolean returned() {
        return statements >= 0;
    }

    /**
     * Reads once and prints the count and the time.
     *
     * @param args a {@link Contestant} and the folder of a corpus
     */
    public static void main(String[] args) throws Exception {
        var begin = System.nanoTime();
        var statements = 0L;
        try {
            var reader = Contestant.valueOf(args[0]).reader();
            for (var file : Corpus.files(Path.of(args[1]))) {
                statements += reader.read(file);
            }
        } catch (Exception | OutOfMemoryError e) {
            System.out.println(FAILURE + " " + e.getClass().getSimpleName());
            System.exit(1);
        }
        System.out.println(STATEMENTS + " " + statements);
        System.out.println(NANOSECONDS + " " + (System.nanoTime() - begin));
    }
}
