package dev.peng.local.autoconfigure;

import dev.peng.local.LocalPostgres;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Starts a {@link LocalPostgres} and points the application's data source to it. It acts only when
 * {@code peng.local.enabled} is true and the application has no other database: no {@link DataSource}, no
 * {@link JdbcConnectionDetails}, no URL, no JNDI name; and never on a cloud platform.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({DataSource.class, JdbcConnectionDetails.class})
@ConditionalOnBooleanProperty("peng.local.enabled")
@Conditional(OnNoOtherDatabaseCondition.class)
@ConditionalOnMissingBean({DataSource.class, JdbcConnectionDetails.class})
@EnableConfigurationProperties(PengLocalProperties.class)
public final class PengLocalPostgresAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(PengLocalPostgresAutoConfiguration.class);

    @Bean(destroyMethod = "close")
    LocalPostgres pengLocalPostgres(PengLocalProperties properties) {
        // The context closes it after the pool; a hook of its own would stop it under running requests.
        var builder = LocalPostgres.builder().kind(properties.kind()).stopAtExit(false);
        if (properties.version() != null) {
            builder.version(properties.version());
        }
        if (properties.dataDirectory() != null) {
            builder.dataDirectory(Path.of(properties.dataDirectory()));
        }
        var server = builder.start();
        log.warn("Using a local PostgreSQL in {}: for development only, any local user can log in", server.location());
        return server;
    }

    @Bean
    JdbcConnectionDetails pengLocalJdbcConnectionDetails(LocalPostgres server, PengLocalProperties properties) {
        return new LocalDatabaseConnectionDetails(server.database(properties.database()));
    }
}
