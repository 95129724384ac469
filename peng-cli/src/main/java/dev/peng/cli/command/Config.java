package dev.peng.cli.command;

import dev.peng.cli.output.Answer;
import dev.peng.cli.output.ConfigDocument;
import dev.peng.cli.output.Table;
import dev.peng.cli.setting.Settings;
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

    private Answer answer(Settings settings) {
        var table = new Table("setting", "value", "from").cutting("value", "from");
        settings.found().forEach(found -> table.add(found.key(), found.value(), found.origin()));
        var lines = new ArrayList<>(this.peng.screen().lines(table));
        lines.add("");
        lines.add("profiles " + settings.profiles().stream().sorted().collect(Collectors.joining(", ")));
        lines.add("database " + database(settings));
        return Answer.good(
                new ConfigDocument(
                        Documents.FORMAT,
                        "config",
                        settings.found().stream()
                                .map(found -> new ConfigDocument.Setting(found.key(), found.value(), found.origin()))
                                .toList(),
                        settings.profiles().stream().sorted().toList()),
                lines);
    }

    private static String database(Settings settings) {
        try {
            return settings.database()
                    .map(database -> "%s (%s)".formatted(database, database.origin()))
                    .orElse("none");
        } catch (ConfigurationException e) {
            return "none: " + e.getMessage();
        }
    }
}
