package dev.peng.example;

import dev.peng.local.LocalDatabase;
import dev.peng.local.LocalPostgres;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A database of a service, as {@code @ServiceConnection} makes of a container. */
final class SomeDatabase implements JdbcConnectionDetails {

    private final LocalDatabase database = LocalPostgres.shared().newDatabase();

    @Override
    public String getUsername() {
        return this.database.username();
    }

    @Override
    public String getPassword() {
        return this.database.password();
    }

    @Override
    public String getJdbcUrl() {
        return this.database.jdbcUrl();
    }
}
