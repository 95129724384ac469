package dev.peng.cli.setting;

import dev.peng.error.ConfigurationException;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of variables: {@code .env.local}, {@code .env.<profile>} and {@code .env}, the first one that has a variable counts. Each
 * is looked for in the folder of the project, then in {@code .peng} there.
 */
final class EnvFiles {

    private static final String PENG = ".peng";

    private final Path folder;

    EnvFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * The variables of each file by its name, the file that counts most first.
     *
     * @param profiles whose files are read, the one that counts most last
     * @throws ConfigurationException if one cannot be read
     */
    Map<String, Map<String, String>> read(List<String> profiles) {
        var files = new LinkedHashMap<String, Map<String, String>>();
        for (var tier : tiers(profiles)) {
            for (var place : List.of(tier, PENG + "/" + tier)) {
                if (Files.isRegularFile(this.folder.resolve(place))) {
                    files.put(place, variables(place));
                }
            }
        }
        return files;
    }

    private static List<String> tiers(List<String> profiles) {
        var tiers = new ArrayList<String>();
        tiers.add(".env.local");
        for (var i = profiles.size() - 1; i >= 0; i--) {
            tiers.add(".env." + profiles.get(i));
        }
        tiers.add(".env");
        return tiers;
    }

    private Map<String, String> variables(String file) {
        try {
            var variables = new LinkedHashMap<String, String>();
            Dotenv.configure()
                    .directory(this.folder.toAbsolutePath().toString())
                    .filename(file)
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .forEach((DotenvEntry entry) -> variables.put(entry.getKey(), entry.getValue()));
            return variables;
        } catch (DotenvException e) {
            // What it says of the line shows the line, which can have a password in it.
            throw new ConfigurationException(
                    file + " cannot be read: a line is not NAME=value", "Write one NAME=value a line, without export.");
        }
    }
}
