package dev.peng.cli.command;

import dev.peng.cli.output.Answer;
import dev.peng.cli.setting.Project;
import dev.peng.document.FilesDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code peng init}. */
@Command(
        name = "init",
        description = "Makes the folders of migrations and seeds, and .peng/peng.yaml outside of a Spring project.")
final class Init implements Callable<Integer> {

    private static final String YAML = """
            # Settings of peng below the key peng, without that key; ${NAME} is a variable of the environment.
            database_url: ${PENG_DATABASE_URL}
            """;

    private final PengCommand peng;

    Init(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng.invocation("init").tell(this::init);
    }

    // What is there stays as it is.
    private Answer init(Project project) {
        var made = new ArrayList<Path>();
        try {
            folder(project.migrationsFolder(), made);
            folder(project.seedsFolder(), made);
            if (!project.isOfSpring()) {
                file(this.peng.folder().resolve(".peng/peng.yaml"), YAML, made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Answer.good(
                FilesDocument.of("init", made),
                made.isEmpty()
                        ? List.of("everything is there")
                        : made.stream().map(Path::toString).toList());
    }

    private static void folder(Path folder, List<Path> made) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            made.add(folder);
        }
    }

    private static void file(Path file, String text, List<Path> made) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            made.add(Files.writeString(file, text));
        }
    }
}
