package dev.peng.session;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;

/**
 * What the driver and the pool have set on a connection, kept so that it can be given back as it was. A socket timeout
 * of the URL would cut a long step off, {@code readOnly} would refuse it, {@code autosave} would put a savepoint before
 * each of its statements.
 */
record ClientState(boolean autoCommit, boolean readOnly, int networkTimeout, AutoSave autosave, int prepareThreshold) {

    static ClientState of(Connection connection) throws SQLException {
        var driver = connection.unwrap(PGConnection.class);
        return new ClientState(
                connection.getAutoCommit(),
                connection.isReadOnly(),
                connection.getNetworkTimeout(),
                driver.getAutosave(),
                driver.getPrepareThreshold());
    }

    /** For a run: idle outside any transaction, no limits, and nothing prepared on the server. */
    static void configure(Connection connection) throws SQLException {
        new ClientState(true, false, 0, AutoSave.NEVER, 0).applyTo(connection);
    }

    void applyTo(Connection connection) throws SQLException {
        var driver = connection.unwrap(PGConnection.class);
        // Outside of autocommit the driver may be in a transaction already, where it changes nothing.
        connection.setAutoCommit(true);
        if (connection.isReadOnly() != readOnly) {
            connection.setReadOnly(readOnly);
        }
        connection.setAutoCommit(autoCommit);
        connection.setNetworkTimeout(Runnable::run, networkTimeout);
        driver.setAutosave(autosave);
        driver.setPrepareThreshold(prepareThreshold);
    }
}
