package dev.peng.cli.command;

import dev.peng.cli.output.Answer;
import dev.peng.cli.setting.Project;
import dev.peng.document.FilesDocument;
import dev.peng.migration.MigrationFiles;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code peng create}. */
@Command(name = "create", description = "Writes an empty pair of migration files with a version of now.")
final class Create implements Callable<Integer> {

    private final PengCommand peng;

    @Parameters(paramLabel = "<name>", description = "Lower-case letters, digits and _, a letter first.")
    private String name = "";

    Create(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng.invocation("create").tell(this::create);
    }

    private Answer create(Project project) {
        var pair = new MigrationFiles(project.migrationsFolder(), Clock.systemUTC()).create(this.name);
        var document = FilesDocument.of("create", List.of(pair.up(), pair.down()));
        return Answer.good(document, document.files());
    }
}
