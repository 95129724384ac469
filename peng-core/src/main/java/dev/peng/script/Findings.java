package dev.peng.script;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.lexer.Lexer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Collects what is wrong while a script is read. Lines are counted as the text goes by, so what is found within a
 * statement gets its place when the statement is whole, in the order of the text.
 */
final class Findings {

    private final String file;
    private final Lexer lexer;
    private final List<Finding> waiting = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Findings(String file, Lexer lexer) {
        this.file = file;
        this.lexer = lexer;
    }

    /** Remembers what is wrong at an offset that is kept until {@link #place}. */
    void add(long offset, ErrorCode code, String message, String action) {
        this.waiting.add(new Finding(offset, code, message, action));
    }

    /** Remembers what is wrong at a place. */
    void add(Place place, ErrorCode code, String message, String action) {
        add(new Problem(code, place, message, action));
    }

    /** Remembers what is wrong, and has a place. */
    void add(Problem problem) {
        this.problems.add(problem);
    }

    /** Remembers why a statement is not taken. */
    void refuse(Place place, Refusal refusal, String command) {
        add(place, refusal.code(), refusal.message(command.toLowerCase(Locale.ROOT)), refusal.action());
    }

    /** Whether something of the statement is wrong already. */
    boolean isWaiting() {
        return !this.waiting.isEmpty();
    }

    /** Gives a place to whatever waits for one. */
    void place() {
        if (!this.waiting.isEmpty()) {
            this.waiting.sort(Comparator.comparingLong(Finding::offset));
            this.waiting.forEach(
                    found -> this.problems.add(found.problem(this.lexer.placeOf(this.file, found.offset()))));
            this.waiting.clear();
        }
    }

    /** All of them, in the order of the text. */
    List<Problem> problems() {
        return this.problems.stream()
                .sorted(Comparator.comparing(
                        problem -> problem.place().orElseThrow(),
                        Comparator.comparingInt(Place::line).thenComparingInt(Place::column)))
                .toList();
    }

    private record Finding(long offset, ErrorCode code, String message, String action) {

        Problem problem(Place place) {
            return new Problem(code, place, message, action);
        }
    }
}
