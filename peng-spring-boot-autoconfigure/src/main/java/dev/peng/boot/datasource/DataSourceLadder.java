package dev.peng.boot.datasource;

import dev.peng.error.ConfigurationException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.util.StringUtils;

/**
 * Finds the database to migrate where no property names a bean. It is the first of these that is there:
 *
 * <ol>
 *   <li>the {@code DataSource} that is marked with {@link PengDataSource};
 *   <li>the URL of {@link PengConnectionDetails}, which are {@code peng.datasource.*} if nobody brings others;
 *   <li>their user, at the URL of the application;
 *   <li>the {@code DataSource} of the application: the only one, or the primary one. It comes before the next, so that tests
 *       with service connections work as production does;
 *   <li>{@link JdbcConnectionDetails}, in an application that has no {@code DataSource}.
 * </ol>
 *
 * What is not a bean is not pooled either: each run connects anew. Rungs below the one that holds are not looked at, so that a
 * {@code DataSource} which cannot be made does no harm there.
 */
public final class DataSourceLadder {

    private static final Unpooled UNPOOLED = new Unpooled("peng");

    private final ObjectProvider<DataSource> marked;
    private final PengConnectionDetails details;
    private final ObjectProvider<DataSource> application;
    private final ObjectProvider<JdbcConnectionDetails> service;

    /**
     * @param marked the beans with {@link PengDataSource}
     * @param details how peng connects
     * @param application all beans
     * @param service how the application connects
     */
    public DataSourceLadder(
            ObjectProvider<DataSource> marked,
            PengConnectionDetails details,
            ObjectProvider<DataSource> application,
            ObjectProvider<JdbcConnectionDetails> service) {
        this.marked = marked;
        this.details = details;
        this.application = application;
        this.service = service;
    }

    /**
     * Connects to nothing yet.
     *
     * @throws ConfigurationException if there is no database, or no telling which
     */
    public DataSource find() {
        return marked().or(this::ownUrl)
                .or(this::ownUser)
                .or(this::ofTheApplication)
                .or(this::ofTheService)
                .orElseThrow(() -> new ConfigurationException(
                        "there is no DataSource to migrate",
                        "Set spring.datasource.url, or peng.datasource.url if the application itself uses none."));
    }

    private Optional<DataSource> marked() {
        try {
            return Optional.ofNullable(this.marked.getIfAvailable()).map(DataSourceLadder::notRouting);
        } catch (NoUniqueBeanDefinitionException e) {
            throw new ConfigurationException(
                    "there is more than one DataSource with @PengDataSource: " + names(e),
                    "Take the annotation from all but the one to migrate.");
        }
    }

    private Optional<DataSource> ownUrl() {
        return text(this.details.getJdbcUrl()).map(url -> UNPOOLED.to(url, this.details));
    }

    private Optional<DataSource> ownUser() {
        if (text(this.details.getUsername()).isPresent()) {
            return Optional.of(ofTheApplication()
                    .map(application -> UNPOOLED.like(application, this.details))
                    .or(() -> jdbc().map(connection -> UNPOOLED.to(connection.getJdbcUrl(), this.details)))
                    .orElseThrow(() -> new ConfigurationException(
                            "peng.datasource.username is set, but there is no DataSource whose URL it could be for",
                            "Set peng.datasource.url as well.")));
        }
        if (text(this.details.getPassword()).isPresent()) {
            throw new ConfigurationException(
                    "peng.datasource.password is set without a user",
                    "Set peng.datasource.username as well, or remove the password.");
        }
        return Optional.empty();
    }

    private Optional<DataSource> ofTheApplication() {
        try {
            return Optional.ofNullable(this.application.getIfAvailable()).map(DataSourceLadder::notRouting);
        } catch (NoUniqueBeanDefinitionException e) {
            throw new ConfigurationException(
                    "there is more than one DataSource, and no telling which one to migrate: " + names(e),
                    "Mark it with @PengDataSource or @Primary, or set peng.datasource.url.");
        }
    }

    private Optional<DataSource> ofTheService() {
        return jdbc().map(UNPOOLED::to);
    }

    private Optional<JdbcConnectionDetails> jdbc() {
        return Optional.ofNullable(this.service.getIfUnique());
    }

    // Its target depends on who asks, and nobody does when a run begins: the default one would be migrated unnoticed.
    static DataSource notRouting(DataSource dataSource) {
        if (DataSourceUnwrapper.unwrap(dataSource, AbstractRoutingDataSource.class) != null) {
            throw new ConfigurationException(
                    "the DataSource is a routing one, and no telling which of its targets to migrate",
                    "Mark the target with @PengDataSource, or set peng.datasource.url.");
        }
        return dataSource;
    }

    private static String names(NoUniqueBeanDefinitionException several) {
        var names = several.getBeanNamesFound();
        return names == null ? String.valueOf(several.getMessage()) : String.join(", ", names);
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(StringUtils::hasText);
    }
}
