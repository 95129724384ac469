package dev.peng.cli.command;

import dev.peng.Peng;
import dev.peng.cli.output.Answer;
import dev.peng.cli.output.Documents;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code peng drift}. */
@Command(name = "drift", description = "Shows edited, missing and late files of migrations and seeds.")
final class Drift implements Callable<Integer> {

    private static final int FOUND = 5;

    private final PengCommand peng;

    @Option(names = "--check", description = "Ends with code 5 if there is any.")
    private boolean check;

    Drift(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng.invocation("drift").ask(this::answer);
    }

    private Answer answer(Peng database) {
        var drift = Stream.concat(database.migrations().drift().stream(), database.seeds().drift().stream())
                .map(Documents.Drift::of)
                .toList();
        var lines = drift.stream().map(issue -> "%s_%s: %s".formatted(issue.version(), issue.name(), issue.detail()));
        return new Answer(
                new Documents.Drifted(Documents.FORMAT, "drift", drift),
                drift.isEmpty() ? List.of("files and history agree") : lines.toList(),
                this.check && !drift.isEmpty() ? FOUND : 0);
    }
}
