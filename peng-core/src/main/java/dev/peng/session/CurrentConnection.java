package dev.peng.session;

import java.sql.Connection;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SmartDataSource;

/** The connection that a session has now, for Spring JDBC, which must not close it. */
final class CurrentConnection extends AbstractDataSource implements SmartDataSource {

    private Borrowed borrowed;

    CurrentConnection(Borrowed borrowed) {
        this.borrowed = borrowed;
    }

    Borrowed borrowed() {
        return this.borrowed;
    }

    void replace(Borrowed other) {
        this.borrowed = other;
    }

    @Override
    public Connection getConnection() {
        return this.borrowed.connection();
    }

    @Override
    public Connection getConnection(String username, String password) {
        throw new UnsupportedOperationException("there is only one connection");
    }

    @Override
    public boolean shouldClose(Connection connection) {
        return false;
    }
}
