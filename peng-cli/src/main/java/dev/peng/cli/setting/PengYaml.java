package dev.peng.cli.setting;

import dev.peng.error.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/** {@code .peng/peng.yaml}: the settings below {@code peng}, and the names that peng for Go has given to some of them. */
final class PengYaml {

    static final String NAME = ".peng/peng.yaml";

    private static final String PREFIX = "peng.";

    private final Path folder;

    PengYaml(Path folder) {
        this.folder = folder;
    }

    /**
     * Its settings; none if it is not there.
     *
     * @throws ConfigurationException if it is no YAML, or for another database than PostgreSQL
     */
    Optional<PropertySource<?>> read() {
        var file = this.folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var settings = new LinkedHashMap<String, Object>();
        for (var source : new YamlFile(file, NAME).read()) {
            if (source instanceof EnumerablePropertySource<?> document) {
                add(document, settings);
            }
        }
        return Optional.of(new MapPropertySource(NAME, settings));
    }

    private void add(EnumerablePropertySource<?> document, Map<String, Object> settings) {
        for (var name : document.getPropertyNames()) {
            var value = String.valueOf(document.getProperty(name));
            switch (name) {
                case "database_url" -> settings.put(PREFIX + "datasource.url", value);
                case "migrations_dir" -> settings.put(PREFIX + "migrations.locations", location(value));
                case "seeds_dir" -> settings.put(PREFIX + "seeds.locations", location(value));
                case "queries_dir" -> settings.put(PREFIX + "queries.locations", location(value));
                case "dialect" -> check(value);
                default -> settings.put(name.startsWith(PREFIX) ? name : PREFIX + name, value);
            }
        }
    }

    private String location(String directory) {
        return "filesystem:" + this.folder.resolve(directory);
    }

    private static void check(String dialect) {
        if (!dialect.matches("postgres(ql)?")) {
            throw new ConfigurationException(
                    NAME + " has the dialect " + dialect + ", and peng knows postgres alone",
                    "Write dialect: postgres.");
        }
    }
}
