package dev.peng.cli.setting;

import dev.peng.error.ConfigurationException;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import io.github.cdimascio.dotenv.internal.DotenvParser;
import io.github.cdimascio.dotenv.internal.DotenvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One file of variables, {@code NAME=value} a line, as dotenv-java reads it, or {@code export NAME=value} as shells do. */
final class EnvFile extends DotenvReader {

    private static final Pattern EXPORT = Pattern.compile("^\\s*export\\s+(?=[\\w.-]+\\s*=)");
    private static final Pattern QUOTE = Pattern.compile("(?<!\\\\)\"");
    private static final Pattern OPEN = Pattern.compile("\\s*(export\\s+)?[\\w.-]+\\s*=\\s*\"(?:[^\"\\\\]|\\\\.)*");
    // The parser loses what comes behind a quote that is not closed, and so this.
    private static final String END = "PENG_END_OF_FILE";

    private final String name;
    private final List<String> lines;

    /**
     * @param folder of the project
     * @param name of the file there
     * @throws ConfigurationException if it cannot be read
     */
    EnvFile(Path folder, String name) {
        super(folder.toString(), name);
        this.name = name;
        try {
            this.lines = withoutExport(Files.readAllLines(folder.resolve(name)));
        } catch (IOException e) {
            throw new ConfigurationException(
                    name + " cannot be read: " + e.getMessage(), "It must be a readable file in UTF-8.");
        }
    }

    /** By name. What is wrong with a line is told without showing it, as it can have a password in it. */
    Map<String, String> variables() {
        try {
            var variables = new LinkedHashMap<String, String>();
            for (DotenvEntry entry : new DotenvParser(this, true, true).parse()) {
                variables.put(entry.getKey(), entry.getValue());
            }
            if (variables.remove(END) == null) {
                throw new ConfigurationException(this.name + " has a quote that is not closed", "Close it.");
            }
            return variables;
        } catch (DotenvException e) {
            throw new ConfigurationException(
                    "%s cannot be read: line %d is not NAME=value"
                            .formatted(this.name, number(String.valueOf(e.getMessage()))),
                    "Write one NAME=value a line.");
        }
    }

    @Override
    public List<String> read() {
        var all = new ArrayList<>(this.lines);
        all.add(END + "=1");
        return all;
    }

    // A value in double quotes goes on in the next lines, and can have anything there.
    private static List<String> withoutExport(List<String> lines) {
        var all = new ArrayList<String>();
        var isOpen = false;
        for (var line : lines) {
            all.add(isOpen ? line : EXPORT.matcher(line).replaceFirst(""));
            isOpen = isOpen ? !QUOTE.matcher(line).find() : OPEN.matcher(line).matches();
        }
        return all;
    }

    // The parser shows the line, and says no number.
    private int number(String message) {
        for (var i = 0; i < this.lines.size(); i++) {
            if (!this.lines.get(i).isBlank() && message.endsWith(" " + this.lines.get(i))) {
                return i + 1;
            }
        }
        return 1;
    }
}
