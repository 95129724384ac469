package dev.peng.migration;

import dev.peng.error.Problem;
import dev.peng.event.Action;
import dev.peng.history.AppliedRow;
import dev.peng.source.Version;
import java.util.List;
import java.util.stream.Stream;

/**
 * The migrations that a verb is about, before it is known whether anything stands in its way.
 *
 * @param reverted what is reverted, the newest first
 * @param applied what is applied after that, the oldest first
 * @param noted what is only noted in the history
 * @param problems why nothing can be selected
 */
record Selection(List<AppliedRow> reverted, List<Version> applied, List<Note> noted, List<Problem> problems) {

    /** A change of the history alone. */
    record Note(Action action, Version version) {}

    static final Selection NOTHING = new Selection(List.of(), List.of(), List.of(), List.of());

    Selection {
        reverted = List.copyOf(reverted);
        applied = List.copyOf(applied);
        noted = List.copyOf(noted);
        problems = List.copyOf(problems);
    }

    static Selection reverting(List<AppliedRow> rows) {
        return new Selection(rows, List.of(), List.of(), List.of());
    }

    static Selection applying(List<Version> versions) {
        return new Selection(List.of(), versions, List.of(), List.of());
    }

    static Selection noting(Action action, Version version) {
        return new Selection(List.of(), List.of(), List.of(new Note(action, version)), List.of());
    }

    static Selection refused(Problem problem) {
        return new Selection(List.of(), List.of(), List.of(), List.of(problem));
    }

    /** The rows that leave the history. */
    Stream<Version> leaving() {
        return Stream.concat(
                reverted.stream().map(AppliedRow::version),
                noted.stream().filter(note -> note.action() == Action.FORGET).map(Note::version));
    }

    /** The versions that come into it. */
    Stream<Version> coming() {
        return Stream.concat(
                applied.stream(),
                noted.stream().filter(note -> note.action() == Action.RECORD).map(Note::version));
    }
}
