package dev.peng.run;

import dev.peng.error.ErrorCode;
import dev.peng.error.Problem;
import dev.peng.error.ProblemsException;
import dev.peng.history.Journal;
import dev.peng.script.Script;
import dev.peng.script.Statement;
import dev.peng.session.Session;
import java.time.Duration;
import java.util.List;
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
 * After a crash or a failure the next run goes on where this one ended: parts that are done are passed over, and of one
 * that has only begun it finds out what became of it.
 */
final class PartRunner {

    private final Session session;
    private final Script script;
    private final List<String> digests;
    private final Memory memory;
    private final long start = System.nanoTime();
    private final boolean begun;
    private Journal journal;

    PartRunner(Session session, Script script, @Nullable Journal journal, Memory memory) {
        this.session = session;
        this.script = script;
        this.digests = script.digests();
        this.begun = journal != null;
        this.journal = journal == null ? Journal.EMPTY : journal;
        this.memory = memory;
    }

    void run() {
        if (this.begun) {
            refuseEdits();
            this.session.setAgain(this.script, this.journal.done() + 1);
        } else {
            noting(this.memory::begin);
        }
        for (var part = this.journal.done(); part < this.digests.size(); part++) {
            if (this.script.parts().get(part).transactional()) {
                together(part);
            } else {
                alone(part);
            }
        }
    }

    private void together(int part) {
        this.session.transaction(() -> {
            this.session.run(this.script, part + 1);
            this.session.borrowIdentity();
            finish(part);
        });
    }

    private void alone(int part) {
        var statement = statement(part);
        if (isDone(statement)) {
            noting(() -> finish(part));
            return;
        }
        var note = new Resumption(this.session.jdbc()).note(statement);
        noting(() -> enter(this.journal.start(this.digests.get(part), note)));
        this.session.runAlone(this.script, part + 1);
        noting(() -> finish(part));
    }

    private boolean isDone(Statement statement) {
        if (!this.journal.hasStarted()) {
            return false;
        }
        return switch (new Resumption(this.session.jdbc())
                .find(statement, this.journal.started().note())) {
            case DONE -> true;
            case REPEAT -> false;
            case UNCERTAIN -> {
                if (this.script.directives().repeatable()) {
                    yield false;
                }
                throw refused(new Problem(
                        ErrorCode.UNCERTAIN,
                        statement.place(),
                        statement.command() + " had begun when its run ended, and nobody can tell whether it was done",
                        "Look for yourself and say it with force, or write -- peng:repeatable above the script if doing it"
                                + " twice does no harm."));
            }
        };
    }

    // In one transaction with the last entry, the script is recorded as done.
    private void finish(int part) {
        enter(this.journal.finish(this.digests.get(part)));
        if (part + 1 == this.digests.size()) {
            this.memory.finish(Duration.ofNanos(System.nanoTime() - this.start));
        }
    }

    private void enter(Journal next) {
        this.memory.save(next);
        this.journal = next;
    }

    // As who opened the session, whatever the script has made of itself.
    private void noting(Runnable note) {
        this.session.transaction(() -> {
            this.session.borrowIdentity();
            note.run();
        });
    }

    private Statement statement(int part) {
        try (var reader = this.script.open()) {
            while (reader.next() && reader.part() <= part) {}
            return reader.statement();
        }
    }

    private void refuseEdits() {
        for (var i = 0; i < this.journal.done(); i++) {
            if (i >= this.digests.size()
                    || !this.journal.entries().get(i).digest().equals(this.digests.get(i))) {
                var at = this.script.parts().get(Math.min(i, this.digests.size() - 1));
                throw refused(new Problem(
                        ErrorCode.CHANGED,
                        at.place(),
                        "part %d of the script was edited, but it is done already".formatted(i + 1),
                        "Bring its text back; only what is not done yet can be mended."));
            }
        }
    }

    private ProblemsException refused(Problem problem) {
        return new ProblemsException(this.script.file(), List.of(problem));
    }
}
