package dev.peng.cli.command;

import dev.peng.cli.output.Answer;
import dev.peng.cli.setting.Project;
import dev.peng.document.FilesDocument;
import dev.peng.seed.SeedFiles;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code peng seed create}. */
@Command(name = "create", description = "Writes an empty seed with a version of now.")
final class SeedCreate implements Callable<Integer> {

    private final PengCommand peng;

    @Parameters(paramLabel = "<name>", description = "Lower-case letters, digits and _, a letter first.")
    private String name = "";

    @Option(names = "--csv", description = "For rows of a table of that name.")
    private boolean csv;

    @Option(
            names = "--in",
            paramLabel = "<profile>",
            defaultValue = "",
            description = "The profile or expression of profiles that it is for; all if nothing is said.")
    private String folder = "";

    SeedCreate(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng.invocation("seed create").tell(this::create);
    }

    private Answer create(Project project) {
        var kind = this.csv ? SeedFiles.Kind.CSV : SeedFiles.Kind.SQL;
        var file = new SeedFiles(project.seedsFolder(), Clock.systemUTC()).create(this.name, kind, this.folder);
        var document = FilesDocument.of("seed create", List.of(file));
        return Answer.good(document, document.files());
    }
}
