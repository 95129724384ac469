package dev.peng.run;

import dev.peng.error.ErrorCode;
import dev.peng.error.Place;
import dev.peng.error.Problem;
import dev.peng.history.Journal;
import dev.peng.script.Script;
import dev.peng.script.Section;
import dev.peng.script.Split;
import dev.peng.script.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a script beside what its journal says of them. Pure.
 *
 * @param script has the parts
 * @param journal what is done of them
 * @param splits where it is cut besides, though its text does not show it
 * @param sections the parts, cut where the journal says that they were
 */
record JournaledParts(Script script, Journal journal, Set<Split> splits, List<Section> sections) {

    JournaledParts {
        splits = Set.copyOf(splits);
    }

    private JournaledParts(Script script, Journal journal, Collection<Split> splits) {
        this(script, journal, Set.copyOf(splits), script.sections(journal.statementsDone(), Set.copyOf(splits)));
    }

    /** As the journal and what the server has taught cut a script. */
    static JournaledParts of(Script script, Journal journal, Collection<Split> splits) {
        var plain = new JournaledParts(script, journal, splits);
        return plain.isCutOff() || plain.isDone() ? plain : plain.withTheStartedOneAlone();
    }

    /** Whether the part that has begun, if there is one, is a statement that runs outside of a transaction. */
    private boolean isCutOff() {
        return !journal.hasStarted()
                || isSame(journal.done()) && !at(journal.done()).transactional();
    }

    // What has begun outside of a transaction may have been cut off only because the server had refused it.
    private JournaledParts withTheStartedOneAlone() {
        var more = new HashSet<>(splits);
        more.add(new Split(statement(statementsDone()).offset(), true));
        var divided = new JournaledParts(script, journal, more);
        return divided.isCutOff() ? divided : this;
    }

    /** Whether a part that has begun still says what it said then. */
    boolean isSame(int part) {
        return part < sections.size() && journal.entries().get(part).digest().equals(at(part).digest());
    }

    /** A part; the last one if there are not as many. */
    Section at(int part) {
        return sections.get(Math.min(part, sections.size() - 1));
    }

    boolean isDone() {
        return journal.done() >= sections.size();
    }

    /** Why one cannot go on with it. */
    Optional<Problem> obstacle(boolean failed) {
        return edited(failed).or(this::gone);
    }

    private Optional<Problem> edited(boolean failed) {
        for (var i = 0; i < journal.done(); i++) {
            if (!isSame(i)) {
                return Optional.of(new Problem(
                        ErrorCode.CHANGED,
                        at(i).place(),
                        "part %d of the script was edited, but it is done already".formatted(i + 1),
                        "Bring its text back; only what is not done yet can be mended."));
            }
        }
        // Of what had begun when its process was killed nobody knows what it did, unless its text is still there.
        return journal.hasStarted() && !failed && !isSame(journal.done())
                ? Optional.of(uncertain(at(journal.done()).place()))
                : Optional.empty();
    }

    // It ended with the session that made it.
    private Optional<Problem> gone() {
        if (isDone()) {
            return Optional.empty();
        }
        var count = statementsDone();
        try (var reader = script.open()) {
            for (var i = 0; i < count && reader.next(); i++) {
                if (reader.statement().makesSomethingOfTheSession()) {
                    return Optional.of(new Problem(
                            ErrorCode.UNFINISHED,
                            reader.statement().place(),
                            "was done before the script failed, and what it made ended with the session; what is left of"
                                    + " the script may need it",
                            "Do by hand what is left and say so with force, or undo what is done and say that."));
                }
            }
        }
        return Optional.empty();
    }

    /** How many statements of the script are done. */
    int statementsDone() {
        return journal.statementsDone().stream().mapToInt(Integer::intValue).sum();
    }

    /** A statement of the script, counted from zero. */
    Statement statement(int number) {
        try (var reader = script.open()) {
            for (var i = 0; i <= number; i++) {
                reader.next();
            }
            return reader.statement();
        }
    }

    static Problem uncertain(Place place) {
        return new Problem(
                ErrorCode.UNCERTAIN,
                place,
                "a statement had begun here when its run ended, and nobody can tell whether it was done",
                "Look for yourself and say it with force, or write -- peng:repeatable above the script if doing it twice"
                        + " does no harm.");
    }
}
