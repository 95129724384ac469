package dev.peng.cli.command;

import dev.peng.cli.output.Answer;
import dev.peng.cli.output.Table;
import dev.peng.document.Documents;
import dev.peng.document.StatusDocument;
import dev.peng.seed.SeedStatus;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code peng seed status}. */
@Command(name = "status", description = "Shows all seeds of files and history.")
final class SeedStatusCommand implements Callable<Integer> {

    private final PengCommand peng;

    SeedStatusCommand(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng
                .invocation("seed status")
                .ask(database -> answer(database.seeds().status()));
    }

    private Answer answer(SeedStatus status) {
        var table = new Table("version", "name", "profile", "state", "applied at", "").cutting("name", "profile");
        status.entries()
                .forEach(entry -> table.add(
                        entry.version(),
                        entry.name(),
                        entry.profile(),
                        Documents.word(entry.state()),
                        entry.appliedAt() == null ? "" : entry.appliedAt().truncatedTo(ChronoUnit.SECONDS),
                        entry.changed() ? "edited" : ""));
        var lines = new ArrayList<>(this.peng.screen().lines(table));
        status.problems().forEach(problem -> lines.add("problem: " + problem));
        lines.add("");
        var document = StatusDocument.of("seed status", status);
        lines.add("%d applied, %d pending".formatted(document.applied(), document.pending()));
        return Answer.good(document, lines);
    }
}
