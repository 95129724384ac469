package dev.peng.local.autoconfigure;

import dev.peng.local.ServerKind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the local PostgreSQL for development. The folder is text because Spring would take a {@code Path} for
 * a class path resource if there is one of that name.
 *
 * @param enabled Whether to start a local PostgreSQL when the application has no other database.
 * @param dataDirectory Folder that keeps the data between restarts, relative to the working directory. Without it the data is
 *     thrown away.
 * @param version Major version to run, 14 to 18. Without it the newest on the class path, or the one that made the data.
 * @param kind Where the server comes from: embedded binaries, a Docker container, or whichever works.
 * @param database Database to connect to, created when it is missing.
 */
@ConfigurationProperties("peng.local")
public record PengLocalProperties(
        @DefaultValue("false") boolean enabled,
        @Nullable String dataDirectory,
        @Nullable Integer version,
        @DefaultValue("auto") ServerKind kind,
        @DefaultValue("app") String database) {}
