package dev.peng.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.cli.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The page of commands, made of what the command line itself knows. With {@code -Dpeng.golden=write} it is written instead: read what
 * has changed before it is committed.
 */
class CommandsPageTests {

    private static final Path PAGE = Path.of("../docs/commands.md");
    private static final Pattern SECTION =
            Pattern.compile("(<!-- (commands|options) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

    private final CommandLine peng = Commands.of(
            new PengCommand(Path.of(""), Map.of(), System.out, System.err, Interruption.ofThisThread(), Settings::of));

    @Test
    void thePageSaysWhatCanBeTyped() throws IOException {
        var page = Files.readString(PAGE);

        var current = SECTION.matcher(page)
                .replaceAll(section -> Matcher.quoteReplacement(section.group(1)
                        + (section.group(2).equals("commands") ? commands() : shared())
                        + section.group(3)));

        if ("write".equals(System.getProperty("peng.golden"))) {
            Files.writeString(PAGE, current);
            page = current;
        }
        assertThat(page).isEqualTo(current).contains("<!-- commands -->", "<!-- options -->");
    }

    @Test
    void whateverCanBeTypedIsDescribedInASentence() {
        assertThat(all(this.peng).map(CommandLine::getCommandSpec)).allSatisfy(command -> {
            assertThat(String.join("", command.usageMessage().description()))
                    .as(command.name())
                    .matches("[A-Z].*\\.");
            assertThat(command.args())
                    .allSatisfy(arg -> assertThat(String.join("", arg.description()))
                            .as(command.name() + " " + arg.paramLabel())
                            .matches("(?s)[A-Z].*"));
        });
    }

    private String shared() {
        return table(this.peng.getCommandSpec(), option -> !option.usageHelp() && !option.versionHelp());
    }

    private String commands() {
        return all(this.peng)
                .skip(1)
                .map(CommandLine::getCommandSpec)
                .filter(command -> command.subcommands().isEmpty())
                .map(command -> "### " + name(command) + "\n\n" + description(command) + "\n"
                        + table(command, option -> !option.inherited() && !option.usageHelp() && !option.versionHelp()))
                .collect(Collectors.joining("\n"));
    }

    private static String table(CommandSpec command, Predicate<OptionSpec> which) {
        var rows = Stream.concat(
                        command.positionalParameters().stream(),
                        command.options().stream().filter(which))
                .map(CommandsPageTests::row)
                .collect(Collectors.joining());
        return rows.isEmpty() ? "" : "\n| | |\n|---|---|\n" + rows;
    }

    private static String row(ArgSpec arg) {
        var names = arg instanceof OptionSpec option
                ? String.join("`, `", option.names()) + (option.arity().max() == 0 ? "" : value(option))
                : arg.paramLabel();
        return "| `%s` | %s |\n"
                .formatted(names, String.join("", arg.description()).replace("|", "\\|"));
    }

    private static String value(OptionSpec option) {
        return option.names()[0].startsWith("--") ? "=" + option.paramLabel() : option.paramLabel();
    }

    private static String description(CommandSpec command) {
        return String.join("", command.usageMessage().description());
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName(" ").replaceFirst("^peng ", "");
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().distinct().flatMap(CommandsPageTests::all));
    }
}
