package dev.peng.boot.datasource;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * How peng connects, where that is not how the application does. A bean of this type replaces
 * {@code peng.datasource.url}, {@code username} and {@code password} as a whole. What is null is as for the application: without
 * a URL the user and password are for the application's, without either peng works on the application's {@code DataSource}.
 */
public interface PengConnectionDetails extends ConnectionDetails {

    /** A JDBC URL, or null for the application's. */
    default @Nullable String getJdbcUrl() {
        return null;
    }

    /** Who connects, or null if the URL says it or the application's user does. */
    default @Nullable String getUsername() {
        return null;
    }

    /** The password of {@link #getUsername}, or null if there is none. */
    default @Nullable String getPassword() {
        return null;
    }
}
