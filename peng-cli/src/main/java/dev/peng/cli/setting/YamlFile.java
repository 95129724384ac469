package dev.peng.cli.setting;

import dev.peng.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A file of settings in YAML.
 *
 * @param path of the file
 * @param name as people know it
 */
record YamlFile(Path path, String name) {

    /**
     * Its documents.
     *
     * @throws ConfigurationException if it cannot be read; that shows nothing of its text, which can have a password in it
     */
    List<PropertySource<?>> read() {
        try {
            return new YamlPropertySourceLoader().load(name, new FileSystemResource(path));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw wrong(
                    mark == null
                            ? "it is not YAML"
                            : "it is not YAML at line %d, column %d"
                                    .formatted(mark.getLine() + 1, mark.getColumn() + 1));
        } catch (YAMLException | IllegalStateException e) {
            throw wrong("it is not YAML");
        } catch (IOException e) {
            throw wrong(e.getClass().getSimpleName());
        }
    }

    private ConfigurationException wrong(String why) {
        return new ConfigurationException(
                "%s cannot be read: %s".formatted(name, why),
                "Look at the quotes, the brackets and the indentation there, for which tabs do not count.");
    }
}
