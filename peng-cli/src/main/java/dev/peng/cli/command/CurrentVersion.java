package dev.peng.cli.command;

import dev.peng.cli.output.Answer;
import dev.peng.document.VersionDocument;
import dev.peng.migration.MigrationStatus;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code peng version}. */
@Command(name = "version", description = "Shows the highest applied version.")
final class CurrentVersion implements Callable<Integer> {

    private final PengCommand peng;

    CurrentVersion(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng
                .invocation("version")
                .ask(database -> answer(database.migrations().status()));
    }

    private static Answer answer(MigrationStatus status) {
        var document = VersionDocument.of("version", status);
        return Answer.good(document, List.of(document.version() == null ? "none" : document.version()));
    }
}
