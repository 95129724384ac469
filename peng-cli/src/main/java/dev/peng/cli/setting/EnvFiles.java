package dev.peng.cli.setting;

import dev.peng.error.ConfigurationException;
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
                    files.put(place, new EnvFile(this.folder, place).variables());
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
}
