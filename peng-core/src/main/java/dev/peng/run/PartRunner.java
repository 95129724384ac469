package dev.peng.run;

import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.history.Journal;
import dev.peng.history.Unfinished;
import dev.peng.script.Script;
import dev.peng.script.Section;
import dev.peng.script.Split;
import dev.peng.script.Statement;
import dev.peng.session.Session;
import dev.peng.session.StatementFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a script of several parts:
 *
 * <ol>
 *   <li>notes that it begins;
 *   <li>runs each part that can in a transaction together with its entry in the journal;
 *   <li>enters each of the others before it and after it;
 *   <li>with the last part, or right behind it, records what the script was for.
 * </ol>
 *
 * After a crash or a failure the next run goes on where this one ended: what is done is passed over, and of a statement
 * that has only begun it finds out what became of it.
 */
final class PartRunner {

    private final Session session;
    private final Script script;
    private final Memory memory;
    private final @Nullable Unfinished unfinished;
    private final Set<Split> splits;
    private final long start = System.nanoTime();
    private List<Section> sections;
    private Journal journal;
    private boolean refused;

    /**
     * @param session runs the parts
     * @param script the parts
     * @param unfinished how far it is; null if it has not begun
     * @param memory keeps how far it is
     * @param splits what the server has taught of its parts
     */
    PartRunner(
            Session session, Script script, @Nullable Unfinished unfinished, Memory memory, Collection<Split> splits) {
        this.session = session;
        this.script = script;
        this.memory = memory;
        this.unfinished = unfinished;
        this.journal = unfinished == null ? Journal.EMPTY : unfinished.journal();
        var parts = JournaledParts.of(script, this.journal, splits);
        this.splits = new HashSet<>(parts.splits());
        this.sections = parts.sections();
    }

    /** Runs what is left of it; a part is tried again where others stand in its way. */
    void run(Attempts attempts) {
        if (this.unfinished == null) {
            noting(this.memory::begin);
        } else {
            var before = parts();
            before.obstacle(this.unfinished.failed()).ifPresent(this::refuse);
            this.session.setAgain(this.script, before.statementsDone());
        }
        if (this.journal.done() == this.sections.size()) {
            noting(this::finish);
        }
        for (var first = this.journal.done(); this.journal.done() < this.sections.size(); ) {
            if (this.journal.done() > first) {
                this.session.checkLock();
            }
            runNext(attempts);
        }
    }

    /** How many parts it was. */
    int count() {
        return this.sections.size();
    }

    private void runNext(Attempts attempts) {
        var section = this.sections.get(this.journal.done());
        try {
            if (!section.transactional()) {
                alone(section, attempts);
            } else {
                attempts.run(() -> together(section), this.session::checkLock);
            }
        } catch (StatementFailure e) {
            divide(e);
        }
    }

    // With one more cut it may work.
    private void divide(StatementFailure failure) {
        if (failure.split().isEmpty()
                || !this.memory.maySplit()
                || !this.splits.add(failure.split().get())) {
            throw failure;
        }
        var divided = sections();
        if (divided.equals(this.sections)) {
            throw failure;
        }
        this.sections = divided;
    }

    private List<Section> sections() {
        return this.script.sections(this.journal.statementsDone(), this.splits);
    }

    private void together(Section section) {
        inTransaction(() -> {
            this.session.run(this.script, section);
            this.session.borrowIdentity();
            end(section);
        });
    }

    private void alone(Section section, Attempts attempts) {
        if (Resumption.commitsInside(statement(section.first()))) {
            alone(section);
        } else {
            attempts.run(() -> alone(section), this.session::checkLock);
        }
    }

    private void alone(Section section) {
        var statement = statement(section.first());
        var resumption = new Resumption(this.session.jdbc());
        if (this.journal.hasStarted() && isDone(resumption, statement, section)) {
            noting(() -> end(section));
            return;
        }
        var note = resumption.note(statement);
        noting(() -> enter(this.journal.start(section.digest(), note)));
        try {
            this.session.runAlone(this.script, statement);
        } catch (StatementFailure e) {
            this.refused = true;
            takeBack(statement, e);
            throw e;
        }
        noting(() -> end(section));
    }

    // What the server has refused was not done.
    private void takeBack(Statement statement, StatementFailure failure) {
        if (Resumption.leavesNothing(statement) && !this.session.isLost()) {
            try {
                noting(() -> enter(this.journal.takeBack()));
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private boolean isDone(Resumption resumption, Statement statement, Section section) {
        var started = this.journal.started();
        if (!started.digest().equals(section.digest())) {
            resumption.clear(statement, started.note());
            return false;
        }
        return switch (resumption.find(statement, started.note())) {
            case DONE -> true;
            case REPEAT -> false;
            case UNCERTAIN -> {
                if (this.script.directives().repeatable() || hasFailed() && !Resumption.commitsInside(statement)) {
                    yield false;
                }
                throw new ProblemsException(this.script.file(), List.of(JournaledParts.uncertain(section.place())));
            }
        };
    }

    private JournaledParts parts() {
        return new JournaledParts(this.script, this.journal, this.splits, this.sections);
    }

    private boolean hasFailed() {
        return this.refused || this.unfinished != null && this.unfinished.failed();
    }

    // In one transaction with the last entry, the script is recorded as done.
    private void end(Section section) {
        enter(this.journal.finish(section.digest(), section.statements()));
        if (this.journal.done() == this.sections.size()) {
            finish();
        }
    }

    private void finish() {
        this.memory.finish(Duration.ofNanos(System.nanoTime() - this.start), count());
    }

    private void enter(Journal next) {
        this.memory.save(next);
        this.journal = next;
    }

    // As who opened the session, whatever the script has made of itself.
    private void noting(Runnable note) {
        inTransaction(() -> {
            this.session.borrowIdentity();
            note.run();
        });
    }

    // What is rolled back was not entered.
    private void inTransaction(Runnable work) {
        var before = this.journal;
        try {
            this.session.transaction(work);
        } catch (RuntimeException | Error e) {
            this.journal = before;
            throw e;
        }
    }

    private Statement statement(int number) {
        return parts().statement(number);
    }

    private void refuse(Problem problem) {
        throw new ProblemsException(this.script.file(), List.of(problem));
    }
}
