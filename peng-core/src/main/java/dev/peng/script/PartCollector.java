package dev.peng.script;

import dev.peng.error.Place;
import dev.peng.script.Verdict.Begin;
import dev.peng.script.Verdict.End;
import dev.peng.script.Verdict.NewLabel;
import dev.peng.script.Verdict.NewType;
import dev.peng.script.Verdict.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Divides a script into parts: each {@code begin … commit} of its own is one, each statement that cannot run in a
 * transaction block is one, and so is what stands between them. A label that was added to an enum cannot be used in the
 * same transaction (manual, ALTER TYPE, Notes), so a part ends before its first use.
 */
final class PartCollector {

    private final Findings findings;
    private final List<Part> parts = new ArrayList<>();
    private final Deque<Mark> savepoints = new ArrayDeque<>();
    private final Set<String> newTypes = new HashSet<>();
    private final Set<String> newLabels = new HashSet<>();
    private @Nullable Mark block;
    private boolean open;
    private boolean single;
    private @Nullable Mark lastsForItsTransaction;

    PartCollector(Findings findings) {
        this.findings = findings;
    }

    /** Whether there may be labels that cannot be used yet. */
    boolean hasLabels() {
        return !this.newLabels.isEmpty();
    }

    /** A statement is going to use one of the labels for which the test is true. */
    void use(Predicate<String> isUsed) {
        if (this.block == null && this.newLabels.stream().anyMatch(isUsed)) {
            endPart();
        }
    }

    /** From now on each statement is a part, but for those in a block. */
    void divide() {
        this.single = true;
    }

    /** Takes the next statement, and says whether it is to be sent at all. */
    boolean add(Place place, Verdict verdict) {
        var mark = new Mark(place, verdict.command(), "");
        if (verdict.effect() instanceof Begin begin) {
            begin(mark);
            if (!begin.hasOptions()) {
                return false;
            }
        }
        if (verdict.effect() instanceof End end) {
            end(mark, end);
            return false;
        }
        if (verdict.transactionality() == Transactionality.FORBIDDEN) {
            addAlone(mark);
        } else {
            addTo(mark, verdict);
        }
        return true;
    }

    /** Whether the script is in a block of its own. */
    boolean isInBlock() {
        return this.block != null;
    }

    /** How many parts have begun. */
    int begun() {
        return this.parts.size();
    }

    /** The parts, when there is no further statement. */
    List<Part> parts() {
        if (this.block != null) {
            refuse(this.block, Refusal.NO_COMMIT);
        }
        endPart();
        return List.copyOf(this.parts);
    }

    private void begin(Mark mark) {
        if (this.block != null) {
            refuse(mark, Refusal.NESTED_BEGIN);
        } else {
            endPart();
            this.block = mark;
        }
    }

    private void end(Mark mark, End end) {
        if (end == End.CHAIN) {
            refuse(mark, Refusal.CHAINED);
        } else if (end == End.ROLLBACK) {
            refuse(mark, Refusal.ROLLBACK);
        } else if (this.block == null) {
            refuse(mark, Refusal.NO_BEGIN);
        }
        this.block = null;
        endPart();
    }

    private void addAlone(Mark mark) {
        if (this.block != null) {
            refuse(mark, Refusal.IN_BLOCK);
        }
        endPart();
        begin(mark, false);
    }

    private void begin(Mark mark, boolean transactional) {
        if (this.lastsForItsTransaction != null) {
            refuse(this.lastsForItsTransaction, Refusal.CUT_OFF);
            this.lastsForItsTransaction = null;
        }
        this.parts.add(new Part(mark.place(), mark.command(), transactional));
    }

    private void addTo(Mark mark, Verdict verdict) {
        if (this.single && this.block == null) {
            endPart();
        }
        if (!this.open) {
            begin(mark, true);
            this.open = true;
        }
        // An author who writes no blocks does not see where that is.
        if (this.block == null && Statement.UNTIL_COMMIT.contains(mark.command())) {
            this.lastsForItsTransaction = mark;
        }
        if (verdict.effect() instanceof Savepoint savepoint) {
            mark(mark, savepoint);
        } else if (verdict.effect() instanceof NewType type) {
            this.newTypes.add(type.name());
        } else if (verdict.effect() instanceof NewLabel label && !this.newTypes.contains(label.type())) {
            this.newLabels.add(label.label());
        }
    }

    // Releasing one releases those that were set after it.
    private void mark(Mark mark, Savepoint savepoint) {
        if (savepoint.set()) {
            this.savepoints.push(new Mark(mark.place(), mark.command(), savepoint.name()));
        } else if (this.savepoints.stream().anyMatch(set -> set.name().equals(savepoint.name()))) {
            while (!this.savepoints.pop().name().equals(savepoint.name())) {}
        }
    }

    private void endPart() {
        this.savepoints.forEach(savepoint -> refuse(savepoint, Refusal.OPEN_SAVEPOINT));
        this.savepoints.clear();
        this.newTypes.clear();
        this.newLabels.clear();
        this.open = false;
    }

    private void refuse(Mark mark, Refusal refusal) {
        this.findings.refuse(mark.place(), refusal, mark.command());
    }

    private record Mark(Place place, String command, String name) {}
}
