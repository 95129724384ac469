package dev.peng.cli.setting;

import dev.peng.error.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

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
    static Optional<DatabaseTarget> in(ConfigurableEnvironment environment) {
        for (var source : ConfigurationPropertySources.get(environment)) {
            for (var prefix : new String[] {OF_PENG, OF_SPRING}) {
                if (find(source, prefix + "url").isPresent()) {
                    return Optional.of(of(environment, prefix, Found.name(source)));
                }
            }
        }
        return Optional.empty();
    }

    private static DatabaseTarget of(ConfigurableEnvironment environment, String prefix, String origin) {
        var found = new LinkedHashMap<String, String>();
        for (var name : new String[] {"url", "username", "password"}) {
            value(environment, (name.equals("url") ? prefix : OF_PENG) + name)
                    .or(() -> value(environment, prefix + name))
                    .ifPresent(value -> found.put(name, value));
        }
        var url = new DatabaseUrl(found.getOrDefault("url", "")).settings();
        return new DatabaseTarget(
                url.getOrDefault(URL, ""),
                found.getOrDefault("username", url.get(OF_PENG + "username")),
                found.getOrDefault("password", url.get(OF_PENG + "password")),
                origin);
    }

    private static Optional<Object> find(ConfigurationPropertySource source, String name) {
        return Optional.ofNullable(source.getConfigurationProperty(ConfigurationPropertyName.of(name)))
                .map(property -> property.getValue());
    }

    private static Optional<String> value(ConfigurableEnvironment environment, String name) {
        return Optional.ofNullable(environment.getProperty(name)).filter(value -> !value.isEmpty());
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

    /** For {@link LinkedHashMap} of settings: what a URL of an option means. */
    public static Map<String, String> settings(String url) {
        return new DatabaseUrl(url).settings();
    }
}
