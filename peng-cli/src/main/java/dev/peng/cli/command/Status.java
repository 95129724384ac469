package dev.peng.cli.command;

import dev.peng.cli.output.Answer;
import dev.peng.cli.output.Table;
import dev.peng.document.Documents;
import dev.peng.document.StatusDocument;
import dev.peng.migration.MigrationEntry;
import dev.peng.migration.MigrationStatus;
import dev.peng.source.Version;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code peng status}. */
@Command(name = "status", description = "Shows all migrations of files and history.")
final class Status implements Callable<Integer> {

    private final PengCommand peng;

    Status(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng
                .invocation("status")
                .ask(database -> answer(database.migrations().status()));
    }

    private Answer answer(MigrationStatus status) {
        var table = new Table("version", "name", "state", "applied at", "").cutting("name");
        status.entries()
                .forEach(entry -> table.add(
                        entry.version(),
                        entry.name(),
                        Documents.word(entry.state()),
                        entry.appliedAt() == null ? "" : entry.appliedAt().truncatedTo(ChronoUnit.SECONDS),
                        remarks(entry)));
        var lines = new ArrayList<>(this.peng.screen().lines(table));
        status.problems().forEach(problem -> lines.add("problem: " + problem));
        lines.add("");
        lines.add("version %s, %d applied, %d pending"
                .formatted(version(status), status.entries().size() - status.pending(), status.pending()));
        return Answer.good(StatusDocument.of("status", status), lines);
    }

    private static String remarks(MigrationEntry entry) {
        return Stream.of(
                        entry.changed() ? "edited" : "",
                        entry.outOfOrder() ? "late" : "",
                        entry.locked() ? "locked" : "")
                .filter(remark -> !remark.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String version(MigrationStatus status) {
        return status.version().map(Version::toString).orElse("none");
    }
}
