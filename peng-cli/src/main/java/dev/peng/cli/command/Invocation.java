package dev.peng.cli.command;

import dev.peng.Peng;
import dev.peng.cli.output.Answer;
import dev.peng.cli.output.Narrator;
import dev.peng.cli.output.Screen;
import dev.peng.cli.setting.Project;
import dev.peng.document.RunDocument;
import dev.peng.migration.MigrationReport;
import dev.peng.run.RunOutcome;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** One call of a command. */
final class Invocation {

    /** Something that can take data away was neither confirmed nor could be asked for. */
    static final int NOT_CONFIRMED = 6;

    private final String command;
    private final Screen screen;
    private final boolean confirmed;
    private final Supplier<Project> project;
    private final Interruption interruption;

    Invocation(String command, Screen screen, boolean confirmed, Supplier<Project> project, Interruption interruption) {
        this.command = command;
        this.screen = screen;
        this.confirmed = confirmed;
        this.project = project;
        this.interruption = interruption;
    }

    /** Says something of the project, without a database. */
    int tell(Function<Project, Answer> words) {
        return say(words.apply(this.project.get()));
    }

    /** Asks the database, and says what it has found. */
    int ask(Function<Peng, Answer> question) {
        return say(question.apply(peng(this.project.get())));
    }

    /** The same with something of the project. */
    int ask(BiFunction<Project, Peng, Answer> question) {
        var found = this.project.get();
        return say(question.apply(found, peng(found)));
    }

    /** Runs migrations. */
    int migrate(Function<Peng, MigrationReport> verb) {
        return say(migrated(verb.apply(peng(this.project.get()))));
    }

    /** Runs what can take data away, if that is confirmed. */
    int risk(Function<Peng, MigrationReport> verb) {
        return riskAnything(peng -> migrated(verb.apply(peng)));
    }

    /** The same with any answer. */
    int riskAnything(Function<Peng, Answer> verb) {
        var found = this.project.get();
        var peng = peng(found);
        var where = found.where().orElse("");
        if (!this.confirmed && !new Confirmation(this.screen, this.command).isGiven(where)) {
            return NOT_CONFIRMED;
        }
        return say(verb.apply(peng));
    }

    /** The same of seeds. */
    Answer ran(RunOutcome outcome) {
        return Answer.good(RunDocument.of(this.command, outcome), List.of(words(outcome)));
    }

    private Answer migrated(MigrationReport report) {
        var at = report.status().version().map(version -> "version " + version).orElse("no version");
        return Answer.good(
                RunDocument.of(this.command, report), List.of("%s; %s".formatted(words(report.outcome()), at)));
    }

    private static String words(RunOutcome outcome) {
        return "%s in %d ms".formatted(outcome.summary(), outcome.took().toMillis());
    }

    private int say(Answer answer) {
        this.screen.answer(answer);
        return answer.exitCode();
    }

    private Peng peng(Project found) {
        return found.peng(new Narrator(this.screen)).cancelledBy(this.interruption.cancellation());
    }
}
