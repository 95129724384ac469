package dev.peng.benchmarks.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where a command writes what it found, and whether it is in earnest; its options. */
public final class ResultFiles {

    @Option(names = "--quick", description = "Less work and one round, to see that it works; changes no page.")
    private boolean quick;

    @Option(names = "--results", description = "The folder of the results (default: ${DEFAULT-VALUE}).")
    private Path results = Path.of("benchmarks", "results");

    @Option(names = "--page", description = "The page that shows the tables (default: ${DEFAULT-VALUE}).")
    private Path page = Path.of("docs", "benchmarks.md");

    /** Whether to see that it works is enough. */
    public boolean quick() {
        return quick;
    }

    /** Prints the tables, and writes them as Markdown, the report as JSON, and the section of the page. */
    public void write(String name, String title, String tables, Object report) throws IOException {
        System.out.println("\n" + tables);
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        var file = quick ? name + "-quick" : name;
        Files.createDirectories(results);
        Files.writeString(results.resolve(file + ".md"), "# " + title + "\n\n" + tables);
        Files.writeString(results.resolve(file + ".json"), json.writeValueAsString(report) + "\n");
        if (!quick) {
            new MarkedSection(page, name).replaceWith(tables);
        }
    }
}
