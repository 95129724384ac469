package dev.peng.local.autoconfigure;

import dev.peng.local.LocalDatabase;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Tells Spring Boot's own data source where the local database is. */
record LocalDatabaseConnectionDetails(LocalDatabase database) implements JdbcConnectionDetails {

    @Override
    public String getUsername() {
        return database.username();
    }

    @Override
    public String getPassword() {
        return database.password();
    }

    @Override
    public String getJdbcUrl() {
        return database.jdbcUrl();
    }
}
