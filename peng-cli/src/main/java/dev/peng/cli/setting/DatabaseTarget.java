package dev.peng.cli.setting;

import dev.peng.error.ConfigurationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

    // Of what libpq takes for a host.
    private static final Pattern SOCKETS =
            Pattern.compile("jdbc:postgresql://(/[^?]*/|%2[Ff]).*|[^?]*\\?(.*&)?host=.*");

    /**
     * The first source that has a URL says which, peng's own before the application's in each. Credentials count in this order: those
     * of the same source or one above, those in the URL, peng's own of a source below, and the application's with its own URL.
     */
    static Optional<DatabaseTarget> in(ConfigurableEnvironment environment, Path folder) {
        var above = new ArrayList<ConfigurationPropertySource>();
        for (var source : ConfigurationPropertySources.get(environment)) {
            above.add(source);
            for (var prefix : List.of(OF_PENG, OF_SPRING)) {
                if (has(source, prefix + "url")) {
                    var origin = Found.name(source, folder);
                    return Optional.of(new Search(environment, above, prefix).target(origin));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean has(ConfigurationPropertySource source, String name) {
        return source.getConfigurationProperty(ConfigurationPropertyName.of(name)) != null;
    }

    /**
     * Opens a connection for each that is asked for.
     *
     * @throws ConfigurationException if the driver does not understand the URL
     */
    public DataSource dataSource() {
        if (SOCKETS.matcher(url).matches()) {
            throw new ConfigurationException(
                    "the URL of the database, of %s, has no host behind its //, but a folder of sockets or a parameter"
                            .formatted(origin),
                    "Name a host there, such as localhost: the driver connects by TCP.");
        }
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

    /** The same with who has named it. */
    String described() {
        return "%s (%s)".formatted(this, origin);
    }

    /** Host and database, without credentials. */
    @Override
    public String toString() {
        var withoutScheme = url.replaceFirst("^jdbc:postgresql:(//)?", "");
        return withoutScheme.replaceFirst("\\?.*", "");
    }

    /**
     * For what belongs to a URL.
     *
     * @param sources the one with the URL, and those above it
     * @param prefix of the URL's name
     */
    private record Search(
            ConfigurableEnvironment environment, List<ConfigurationPropertySource> sources, String prefix) {

        DatabaseTarget target(String origin) {
            var url = new DatabaseUrl(value(prefix + "url").orElse(""));
            return new DatabaseTarget(
                    url.jdbc(),
                    credential("username", url.hasUser(), url.username()).orElse(null),
                    credential("password", url.hasUser(), url.password()).orElse(null),
                    origin);
        }

        private Optional<String> credential(String name, boolean urlHasThem, Optional<String> ofUrl) {
            var isSaid = sources.stream().anyMatch(source -> has(source, OF_PENG + name) || has(source, prefix + name));
            return urlHasThem && !isSaid ? ofUrl : value(OF_PENG + name).or(() -> value(prefix + name));
        }

        private Optional<String> value(String name) {
            try {
                return Optional.ofNullable(environment.getProperty(name)).filter(value -> !value.isEmpty());
            } catch (PlaceholderResolutionException e) {
                throw new ConfigurationException(
                        name + " names a variable that is not set: " + e.getPlaceholder(), "Set it, or give --url.");
            }
        }
    }
}
