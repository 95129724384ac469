package dev.peng.cli.command;

import dev.peng.cli.output.Answer;
import dev.peng.cli.output.ConfigDocument;
import dev.peng.cli.output.Table;
import dev.peng.cli.setting.Project;
import dev.peng.document.Documents;
import dev.peng.error.ConfigurationException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code peng config}. */
@Command(name = "config", description = "Shows each setting that was found, and where.")
final class Config implements Callable<Integer> {

    private final PengCommand peng;

    Config(PengCommand peng) {
        this.peng = peng;
    }

    @Override
    public Integer call() {
        return this.peng.invocation("config").tell(this::answer);
    }

    private Answer answer(Project project) {
        var table = new Table("setting", "value", "from").cutting("value", "from");
        project.found().forEach(found -> table.add(found.key(), found.value(), found.origin()));
        var lines = new ArrayList<>(this.peng.screen().lines(table));
        lines.add("");
        lines.add("profiles " + project.profiles().stream().sorted().collect(Collectors.joining(", ")));
        lines.add("database " + database(project));
        return Answer.good(
                new ConfigDocument(
                        Documents.FORMAT,
                        "config",
                        project.found().stream()
                                .map(found -> new ConfigDocument.Setting(found.key(), found.value(), found.origin()))
                                .toList(),
                        project.profiles().stream().sorted().toList()),
                lines);
    }

    private static String database(Project project) {
        try {
            return project.where().orElse("none");
        } catch (ConfigurationException e) {
            return "none: " + e.getMessage();
        }
    }
}
