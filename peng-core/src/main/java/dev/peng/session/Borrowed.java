package dev.peng.session;

import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of the application's {@code DataSource}, made ready for a run and given back as it was. */
final class Borrowed {

    private static final Logger log = LoggerFactory.getLogger(Session.class);

    /** The oldest major version that peng is tested with. */
    private static final int OLDEST = 14;

    private final Connection ofThePool;
    private final Connection connection;
    private final ClientState clientState;

    private Borrowed(Connection ofThePool) throws SQLException {
        this.ofThePool = ofThePool;
        this.connection = (Connection) ofThePool.unwrap(PGConnection.class);
        refuseOld(this.connection);
        this.clientState = ClientState.of(this.connection);
        ClientState.configure(this.connection);
    }

    /**
     * Borrows one. No statement is sent.
     *
     * @throws DatabaseException if there is none, it is not one of the PostgreSQL driver, or the server is too old
     */
    static Borrowed from(DataSource dataSource) {
        var ofThePool = take(dataSource);
        try {
            return new Borrowed(ofThePool);
        } catch (DatabaseException e) {
            closeQuietly(ofThePool);
            throw e;
        } catch (SQLException | RuntimeException e) {
            var failure = unusable(ofThePool, e);
            abortQuietly(ofThePool);
            closeQuietly(ofThePool);
            throw failure;
        }
    }

    /** The connection of the driver. */
    Connection connection() {
        return this.connection;
    }

    /** The server's process for it, as the server has said when it was made. */
    int pid() throws SQLException {
        return this.connection.unwrap(PGConnection.class).getBackendPID();
    }

    boolean isLost() {
        try {
            return this.connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** As it was; or it is ended, where that is not possible. */
    void giveBack() {
        try {
            if (!this.connection.isClosed()) {
                this.clientState.applyTo(this.connection);
            }
        } catch (SQLException e) {
            log.debug("the connection cannot be restored and is ended", e);
            end();
        } finally {
            closeQuietly(this.ofThePool);
        }
    }

    /** Nobody will use it again. */
    void end() {
        abortQuietly(this.connection);
    }

    private static Connection take(DataSource dataSource) {
        try {
            return dataSource.getConnection();
        } catch (SQLException | RuntimeException e) {
            throw none(e);
        }
    }

    private static DatabaseException unusable(Connection connection, Exception e) {
        return isOfAnotherDriver(connection, e)
                ? new DatabaseException(
                        ErrorCode.CONNECTION_FAILED,
                        "the connection is not one of the PostgreSQL driver but of " + driver(connection),
                        "Check the DataSource: peng works with PostgreSQL alone.",
                        null,
                        e)
                : none(e);
    }

    // A lazy proxy connects only when it is unwrapped; what fails then has a state, but other drivers may give one,
    // too.
    private static boolean isOfAnotherDriver(Connection connection, Exception e) {
        var failure = ServerErrors.sqlException(e);
        if (failure.map(SQLException::getSQLState).isEmpty()) {
            return true;
        }
        if (failure.get() instanceof PSQLException || failure.get() instanceof SQLTransientException) {
            return false;
        }
        try {
            return !connection.isWrapperFor(PGConnection.class);
        } catch (SQLException | RuntimeException again) {
            return false;
        }
    }

    private static String driver(Connection connection) {
        try {
            return connection.getMetaData().getDriverName();
        } catch (SQLException | RuntimeException e) {
            return connection.getClass().getName();
        }
    }

    // The server has told the driver when it was connected, so this asks nothing.
    private static void refuseOld(Connection connection) throws SQLException {
        var server = connection.getMetaData();
        if (server.getDatabaseMajorVersion() < OLDEST) {
            throw new DatabaseException(
                    ErrorCode.UNSUPPORTED_SERVER,
                    "the server is PostgreSQL %s, and peng needs %d at least"
                            .formatted(server.getDatabaseProductVersion(), OLDEST),
                    "Upgrade the server, or connect to another one.",
                    null,
                    null);
        }
    }

    private static DatabaseException none(Exception e) {
        return new DatabaseException(
                ErrorCode.CONNECTION_FAILED,
                "there is no connection to the database: " + e.getMessage(),
                "Check that the server runs, and url, username and password of the DataSource.",
                null,
                e);
    }

    private static void abortQuietly(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            log.debug("the connection cannot even be aborted", e);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("the connection cannot be closed", e);
        }
    }
}
