package dev.peng.cli.command;

import dev.peng.Peng;
import dev.peng.boot.autoconfigure.PengProperties;
import dev.peng.cli.output.Answer;
import dev.peng.document.GeneratedDocument;
import dev.peng.generate.GeneratedFile;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code peng generate}. */
@Command(
        name = "generate",
        description =
                "Writes a Java class with a method for each named query, typed by what the database says of its columns.")
final class Generate implements Callable<Integer> {

    private static final int DIFFERS = 5;

    private final PengCommand peng;

    @Option(
            names = "--class",
            paramLabel = "<class>",
            description = "Its name, such as com.example.library.Queries. By default peng.generate.class-name.")
    private @Nullable String className;

    @Option(
            names = "--sources",
            paramLabel = "<folder>",
            description = "Folder of sources. By default peng.generate.sources, src/main/java.")
    private @Nullable String sources;

    @Option(names = "--check", description = "Writes nothing, and ends with code 5 if it would.")
    private boolean check;

    Generate(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng.invocation("generate").ask((project, database) -> {
            var found = project.generate();
            var wanted = new PengProperties.Generate(
                    this.className == null ? found.className() : this.className,
                    this.sources == null ? found.sources() : this.sources);
            return generate(wanted.file(this.peng.folder()), database);
        });
    }

    private Answer generate(GeneratedFile file, Peng database) {
        var queries = database.queries().describe();
        if (this.check) {
            return answer(file, queries.size(), !file.isCurrent(queries), "differs from the queries", DIFFERS);
        }
        return answer(file, queries.size(), file.write(queries), "written, queries: " + queries.size(), 0);
    }

    private static Answer answer(GeneratedFile file, int queries, boolean changed, String words, int exitCode) {
        return new Answer(
                GeneratedDocument.of("generate", file, queries, changed),
                List.of(file.path() + (changed ? " " + words : " is up to date")),
                changed ? exitCode : 0);
    }
}
