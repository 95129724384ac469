package dev.peng.boot.autoconfigure;

import dev.peng.boot.datasource.PengConnectionDetails;
import org.jspecify.annotations.Nullable;

/** How peng connects as {@code peng.datasource.*} say. */
record PropertiesConnectionDetails(PengProperties.Datasource properties) implements PengConnectionDetails {

    @Override
    public @Nullable String getJdbcUrl() {
        return properties.url();
    }

    @Override
    public @Nullable String getUsername() {
        return properties.username();
    }

    @Override
    public @Nullable String getPassword() {
        return properties.password();
    }
}
