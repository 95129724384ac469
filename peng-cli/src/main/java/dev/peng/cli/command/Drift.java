package dev.peng.cli.command;

import dev.peng.Peng;
import dev.peng.cli.output.Answer;
import dev.peng.document.DriftDocument;
import java.util.List;
import java.util.concurrent.Callable;
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
        var document = DriftDocument.of(
                "drift", database.migrations().drift(), database.seeds().drift());
        var drift = document.drift();
        var lines = drift.stream().map(issue -> "%s_%s: %s".formatted(issue.version(), issue.name(), issue.detail()));
        return new Answer(
                document,
                drift.isEmpty() ? List.of("files and history agree") : lines.toList(),
                this.check && !drift.isEmpty() ? FOUND : 0);
    }
}
