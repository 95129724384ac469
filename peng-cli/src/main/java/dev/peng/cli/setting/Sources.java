package dev.peng.cli.setting;

import dev.peng.error.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * All that settings can come from, what counts most first: options, variables of the process, env files, the files of a Spring
 * project, {@code .peng/peng.yaml}, and where files are if nothing says so.
 */
final class Sources {

    /** By this end of a name Spring Boot knows that the names in a source are those of variables. */
    static final String VARIABLES = "-systemEnvironment";

    private static final String ACTIVE = "spring.profiles.active";
    private static final String CONFIG = "spring.config.location";

    private final Given given;
    private final ProjectFolder folder;
    private final ConfigurableEnvironment environment;

    private Sources(Given given) {
        this.given = given;
        this.folder = new ProjectFolder(given.folder());
        this.environment = new StandardEnvironment();
    }

    /**
     * As one environment, with its active profiles.
     *
     * @throws ConfigurationException if any of them cannot be read
     */
    static ConfigurableEnvironment of(Given given) {
        return new Sources(given).merged();
    }

    private ConfigurableEnvironment merged() {
        var profiles = profiles();
        this.environment
                .getPropertySources()
                .forEach(source -> this.environment.getPropertySources().remove(source.getName()));
        add("command line", options(profiles));
        addVariables("environment", this.given.environment());
        new EnvFiles(this.given.folder()).read(profiles).forEach(this::addVariables);
        if (this.folder.hasApplicationFiles() && !this.given.options().containsKey(DatabaseTarget.URL)) {
            addApplicationFiles();
        }
        new PengYaml(this.given.folder()).read().ifPresent(this.environment.getPropertySources()::addLast);
        add("default", this.folder.locations());
        return this.environment;
    }

    // The variable is the same thing by another name, and so is Spring's own.
    private List<String> profiles() {
        if (!this.given.profiles().isEmpty()) {
            return this.given.profiles();
        }
        var own = this.given.environment().getOrDefault("PENG_ENV", "");
        var named = own.isBlank() ? this.given.environment().getOrDefault("SPRING_PROFILES_ACTIVE", "") : own;
        return List.of(named.split(",")).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private Map<String, String> options(List<String> profiles) {
        var options = new LinkedHashMap<>(this.given.options());
        if (!profiles.isEmpty()) {
            options.put(ACTIVE, String.join(",", profiles));
        }
        return options;
    }

    private void addVariables(String name, Map<String, String> variables) {
        this.environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource(name + VARIABLES, new LinkedHashMap<>(variables)));
        add(name, new Variables(variables).settings());
    }

    private void addApplicationFiles() {
        var where = new MapPropertySource(CONFIG, Map.of(CONFIG, this.folder.configLocations()));
        this.environment.getPropertySources().addFirst(where);
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(
                    this.environment,
                    new DefaultResourceLoader(this.folder.classLoaderWithSpring()),
                    new DefaultBootstrapContext(),
                    List.of());
        } catch (ConfigDataException | IllegalStateException e) {
            throw new ConfigurationException(
                    "the settings of the Spring project cannot be read: " + e.getMessage(),
                    "Give --url and what else is needed; then they are not read. Or run the command of the application itself.");
        } catch (YAMLException e) {
            this.folder.applicationYaml().forEach(YamlFile::read);
            throw new ConfigurationException(
                    "a file that the settings of the Spring project import is not YAML",
                    "Mend it, or give --url and what else is needed; then it is not read.");
        } finally {
            this.environment.getPropertySources().remove(CONFIG);
        }
    }

    private void add(String name, Map<String, String> settings) {
        this.environment.getPropertySources().addLast(new MapPropertySource(name, new LinkedHashMap<>(settings)));
    }
}
