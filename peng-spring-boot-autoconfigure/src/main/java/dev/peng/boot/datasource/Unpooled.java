package dev.peng.boot.datasource;

import dev.peng.error.ConfigurationException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Connections of peng's own: one for each run, without a pool that would be idle ever after.
 *
 * @param prefix of the properties that say how
 */
record Unpooled(String prefix) {

    /** at a URL of peng's own; the url may name the user. */
    DataSource to(String url, PengConnectionDetails who) {
        if (!url.startsWith("jdbc:")) {
            // It is not shown: there may be a password in it.
            throw new ConfigurationException(
                    prefix + ".datasource.url is no JDBC URL", "Write jdbc:postgresql://<host>:<port>/<database>.");
        }
        return build(() -> builder(DataSourceBuilder.create(), who.getUsername(), who.getPassword())
                .url(url)
                .build());
    }

    /** At the application's url, as somebody else. */
    DataSource like(DataSource application, PengConnectionDetails who) {
        var same = build(() -> builder(DataSourceBuilder.derivedFrom(application), who.getUsername(), who.getPassword())
                .build());
        if (same.getUrl() == null) {
            throw new ConfigurationException(
                    "the DataSource of the application does not tell its URL, which " + prefix
                            + ".datasource.username is for",
                    "Set " + prefix + ".datasource.url as well.");
        }
        return same;
    }

    /** As the application would connect. */
    DataSource to(JdbcConnectionDetails service) {
        return build(() -> builder(DataSourceBuilder.create(), service.getUsername(), service.getPassword())
                .url(service.getJdbcUrl())
                .driverClassName(service.getDriverClassName())
                .build());
    }

    private static DataSourceBuilder<SimpleDriverDataSource> builder(
            DataSourceBuilder<?> builder, @Nullable String username, @Nullable String password) {
        return builder.type(SimpleDriverDataSource.class).username(username).password(password);
    }

    private SimpleDriverDataSource build(Supplier<SimpleDriverDataSource> builder) {
        try {
            return builder.get();
        } catch (RuntimeException e) {
            throw new ConfigurationException(
                    "peng cannot connect on its own: " + e.getMessage(),
                    "Set " + prefix + ".datasource.url, username and password to those of a PostgreSQL database.");
        }
    }
}
