package dev.peng.session;

import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.LockHolder;
import dev.peng.error.LockTimeoutException;
import dev.peng.script.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One physical connection that does everything: it holds the lock, runs the scripts and writes the history. A pool of
 * size 1 is enough. Between transactions it is in autocommit, so that it is never idle in a transaction.
 *
 * <p>Not thread-safe; belongs to the thread that opened it. {@link #close} gives the connection back as it was, or ends
 * it where that is not possible.
 */
public final class Session implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Session.class);

    private final Connection borrowed;
    private final Connection connection;
    private final ClientState clientState;
    private final ApplicationBinding application;
    private final JdbcClient jdbc;
    private @Nullable ServerState serverState;

    private Session(DataSource dataSource, Connection borrowed) throws SQLException {
        this.borrowed = borrowed;
        this.connection = (Connection) borrowed.unwrap(PGConnection.class);
        this.clientState = ClientState.of(this.connection);
        ClientState.configure(this.connection);
        this.application = new ApplicationBinding(dataSource);
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(this.connection, true));
    }

    /**
     * Borrows a connection. No statement is sent yet.
     *
     * @throws DatabaseException if there is none, or it is not one of the PostgreSQL driver
     * @throws IllegalStateException if this thread is in a transaction: its locks would be in peng's way
     */
    public static Session open(DataSource dataSource) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("peng must not be called inside a transaction; call it before or after");
        }
        var borrowed = borrow(dataSource);
        try {
            return new Session(dataSource, borrowed);
        } catch (SQLException e) {
            closeQuietly(borrowed);
            throw new DatabaseException(
                    ErrorCode.CONNECTION_FAILED,
                    "the connection is not one of the PostgreSQL driver: " + e.getMessage(),
                    "Check spring.datasource.url: peng works with PostgreSQL alone.",
                    null,
                    e);
        }
    }

    /** Queries on this connection, for the tables of peng. */
    public JdbcClient jdbc() {
        return this.jdbc;
    }

    /**
     * Holds the advisory lock while the work runs.
     *
     * @param key the lock's key; every run on the same history has the same
     * @param settings how long to wait
     * @param stillNeeded asked again before each further try: another run may have done the work meanwhile
     * @param waiting told now and then while it waits: the holder, if known, and the time waited so far
     * @param work runs while the lock is held
     * @return whether the work ran
     * @throws LockTimeoutException if the lock was not free in time
     */
    public boolean holdingLock(
            long key,
            LockSettings settings,
            BooleanSupplier stillNeeded,
            BiConsumer<@Nullable LockHolder, Duration> waiting,
            Runnable work) {
        prepareServer();
        var lock = new AdvisoryLock(this.jdbc, key);
        if (!new LockWait(settings, stillNeeded, waiting).take(lock)) {
            return false;
        }
        try {
            work.run();
        } finally {
            releaseQuietly(lock);
        }
        return true;
    }

    /**
     * Runs the work in one transaction. What it does through Spring JDBC on the application's {@code DataSource}, on this
     * thread, is part of it.
     */
    public void transaction(Runnable work) {
        this.application.transaction(this.connection, work);
    }

    /** Runs a script, statement by statement. Call inside {@link #transaction}; the history row comes after it. */
    public void run(Script script) {
        new ScriptRunner(this.connection).run(script);
        afterScript(ServerState::restoreIdentity);
    }

    /** Undoes what a script has set for the session. Call after its transaction. */
    public void forgetScript() {
        afterScript(ServerState::prepareForScript);
    }

    @Override
    public void close() {
        try {
            if (!this.connection.isClosed()) {
                if (this.serverState != null) {
                    this.serverState.restore(this.connection);
                }
                this.clientState.applyTo(this.connection);
            }
        } catch (SQLException e) {
            log.debug("the connection cannot be restored and is ended", e);
            abortQuietly();
        } finally {
            closeQuietly(this.borrowed);
        }
    }

    private void prepareServer() {
        try {
            this.serverState = ServerState.capture(this.connection);
            this.serverState.prepareForScript(this.connection);
        } catch (SQLException e) {
            throw ServerErrors.connectionLost("the session's settings cannot be read", e);
        }
    }

    private void afterScript(ServerStateAction action) {
        if (this.serverState == null) {
            throw new IllegalStateException("scripts are run under the lock");
        }
        try {
            action.apply(this.serverState, this.connection);
        } catch (SQLException e) {
            throw ServerErrors.connectionLost("the session cannot be reset after a script", e);
        }
    }

    private void releaseQuietly(AdvisoryLock lock) {
        try {
            lock.release();
        } catch (RuntimeException e) {
            log.debug("the lock ends with the connection", e);
            abortQuietly();
        }
    }

    private void abortQuietly() {
        try {
            this.connection.abort(Runnable::run);
        } catch (SQLException e) {
            log.debug("the connection cannot even be aborted", e);
        }
    }

    private static Connection borrow(DataSource dataSource) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new DatabaseException(
                    ErrorCode.CONNECTION_FAILED,
                    "there is no connection to the database: " + e.getMessage(),
                    "Check that the server runs, and url, username and password of the DataSource.",
                    null,
                    e);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("the connection cannot be closed", e);
        }
    }

    @FunctionalInterface
    private interface ServerStateAction {
        void apply(ServerState state, Connection connection) throws SQLException;
    }
}
