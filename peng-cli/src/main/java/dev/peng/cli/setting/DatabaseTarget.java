package dev.peng.cli.setting;

import dev.peng.error.ConfigurationException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * The database, and where its address was found.
 *
 * @param url of JDBC
 * @param username if any is known; else the URL or the driver knows
 * @param password if any is known; else the URL or {@code .pgpass} knows
 * @param origin of the URL, for people
 */
public record DatabaseTarget(
        String url, @Nullable String username, @Nullable String password, String origin) {

    static final String URL = "peng.datasource.url";

    private static final String OF_SPRING = "spring.datasource.";
    private static final String OF_PENG = "peng.datasource.";

    /**
     * The first source that has a URL says which, peng's own before the application's in each. Credentials of peng go with
     * either; those of the application only with its own URL.
     */
    static Optional<DatabaseTarget> in(ConfigurableEnvironment environment, Path folder) {
        for (var source : ConfigurationPropertySources.get(environment)) {
            for (var prefix : new String[] {OF_PENG, OF_SPRING}) {
                if (find(source, prefix + "url").isPresent()) {
                    return Optional.of(of(environment, prefix, Found.name(source, folder)));
                }
            }
        }
        return Optional.empty();
    }

    private static DatabaseTarget of(ConfigurableEnvironment environment, String prefix, String origin) {
        var url = new DatabaseUrl(value(environment, prefix + "url").orElse("")).settings();
        return new DatabaseTarget(
                url.getOrDefault(URL, ""),
                credential(environment, prefix, "username").orElse(url.get(OF_PENG + "username")),
                credential(environment, prefix, "password").orElse(url.get(OF_PENG + "password")),
                origin);
    }

    private static Optional<String> credential(ConfigurableEnvironment environment, String prefix, String name) {
        return value(environment, OF_PENG + name).or(() -> value(environment, prefix + name));
    }

    private static Optional<Object> find(ConfigurationPropertySource source, String name) {
        return Optional.ofNullable(source.getConfigurationProperty(ConfigurationPropertyName.of(name)))
                .map(property -> property.getValue());
    }

    private static Optional<String> value(ConfigurableEnvironment environment, String name) {
        try {
            return Optional.ofNullable(environment.getProperty(name)).filter(value -> !value.isEmpty());
        } catch (PlaceholderResolutionException e) {
            throw new ConfigurationException(
                    name + " names a variable that is not set: " + e.getMessage(), "Set it, or give --url.");
        }
    }

    /**
     * Opens a connection for each that is asked for.
     *
     * @throws ConfigurationException if the driver does not understand the URL
     */
    public DataSource dataSource() {
        var dataSource = new PGSimpleDataSource();
        try {
            dataSource.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "the URL of the database, of " + origin + ", cannot be read by the driver",
                    "Write jdbc:postgresql://<host>:<port>/<database>.");
        }
        if (username != null) {
            dataSource.setUser(username);
        }
        if (password != null) {
            dataSource.setPassword(password);
        }
        return dataSource;
    }

    /** Host and database, without credentials. */
    @Override
    public String toString() {
        var withoutScheme = url.replaceFirst("^jdbc:postgresql:(//)?", "");
        return withoutScheme.replaceFirst("\\?.*", "");
    }

    /** What the URL of an option means, as settings. */
    public static Map<String, String> settings(String url) {
        return new DatabaseUrl(url).settings();
    }
}
