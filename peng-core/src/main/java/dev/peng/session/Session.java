package dev.peng.session;

import dev.peng.error.ConfigurationException;
import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.LockHolder;
import dev.peng.error.LockTimeoutException;
import dev.peng.script.Script;
import dev.peng.script.Section;
import dev.peng.script.Statement;
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
    private long lockKey;

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
     * @throws ConfigurationException if this thread is in a transaction: its locks would be in peng's way
     */
    public static Session open(DataSource dataSource) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new ConfigurationException(
                    "peng was called inside a transaction, whose locks would be in its way",
                    "Call it before the transaction or after it.");
        }
        var borrowed = borrow(dataSource);
        try {
            return new Session(dataSource, borrowed);
        } catch (SQLException | RuntimeException e) {
            abortQuietly(borrowed);
            closeQuietly(borrowed);
            throw unusable(borrowed, e);
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
     * @throws LockTimeoutException if the lock was not free in time
     */
    public void holdingLock(
            long key,
            LockSettings settings,
            BooleanSupplier stillNeeded,
            BiConsumer<@Nullable LockHolder, Duration> waiting,
            Runnable work) {
        this.lockKey = key;
        prepareServer();
        var lock = new AdvisoryLock(this.jdbc, key);
        if (new LockWait(settings, stillNeeded, waiting).take(lock)) {
            try {
                work.run();
            } finally {
                releaseQuietly(lock);
            }
        }
    }

    /**
     * Runs the work in one transaction. What it does through Spring JDBC on the application's {@code DataSource}, on this
     * thread, is part of it.
     */
    public void transaction(Runnable work) {
        this.application.transaction(this.connection, work);
    }

    /** Runs a script, statement by statement. Call inside {@link #transaction}. */
    public void run(Script script) {
        new ScriptRunner(this.connection).run(script, 0, Integer.MAX_VALUE);
    }

    /** Runs one section of a script. Call inside {@link #transaction}. */
    public void run(Script script, Section section) {
        new ScriptRunner(this.connection).run(script, section.first(), section.end());
    }

    /** Runs a statement of a script that cannot run in a transaction. */
    public void runAlone(Script script, Statement statement) {
        new ScriptRunner(this.connection).runAlone(script, statement);
    }

    /** Sets again what the statements before a number, counted from 0, have set for the session. */
    public void setAgain(Script script, int to) {
        new ScriptRunner(this.connection).setAgain(script, to);
    }

    /** Becomes again who opened the session. Call inside {@link #transaction}, before the history row. */
    public void restoreIdentity() {
        try {
            serverState().restoreIdentity(this.connection);
        } catch (SQLException e) {
            throw failed("the role cannot be restored after a step", e);
        }
    }

    /** Becomes who opened the session until the end of the transaction, so that a script goes on as whom it has become. */
    public void borrowIdentity() {
        try {
            serverState().borrowIdentity(this.connection);
        } catch (SQLException e) {
            throw failed("the role cannot be restored for the history", e);
        }
    }

    /**
     * Undoes what a step has set for the session. Call after its transaction.
     *
     * @throws DatabaseException if the session cannot go on: it is broken, or the step has given up the lock
     */
    public void forgetStep() {
        try {
            if (!serverState().prepareForScript(this.connection, this.lockKey)) {
                throw new DatabaseException(
                        ErrorCode.LOCK_LOST,
                        "the step has given up the lock of its run, and another run may have begun; it stays applied",
                        "Take pg_advisory_unlock out of it, and start again.",
                        null,
                        null);
            }
        } catch (SQLException e) {
            throw failed("the session cannot be reset after a step", e);
        }
    }

    /** Whether there is no connection any more. */
    public boolean isLost() {
        try {
            return this.connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
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
            abortQuietly(this.connection);
        } finally {
            closeQuietly(this.borrowed);
        }
    }

    // Waiting for the lock can take long already, so the settings of a run are made before it.
    private void prepareServer() {
        try {
            this.serverState = ServerState.capture(this.connection);
            this.serverState.prepareForScript(this.connection, this.lockKey);
        } catch (SQLException e) {
            throw failed("the session cannot be prepared", e);
        }
    }

    private ServerState serverState() {
        if (this.serverState == null) {
            throw new IllegalStateException("steps are run under the lock");
        }
        return this.serverState;
    }

    private void releaseQuietly(AdvisoryLock lock) {
        try {
            lock.release();
        } catch (RuntimeException e) {
            log.debug("the lock ends with the connection", e);
            abortQuietly(this.connection);
        }
    }

    private DatabaseException failed(String message, SQLException e) {
        return isLost()
                ? ServerErrors.connectionLost(message, e)
                : new DatabaseException(
                        ErrorCode.CONNECTION_FAILED,
                        message,
                        "Look at what the server says: it concerns a setting of the role, the database or the pool.",
                        ServerErrors.of(e),
                        e);
    }

    private static Connection borrow(DataSource dataSource) {
        try {
            return dataSource.getConnection();
        } catch (SQLException | RuntimeException e) {
            throw noConnection(e);
        }
    }

    // A lazy proxy connects only when it is unwrapped.
    private static DatabaseException unusable(Connection borrowed, Exception e) {
        return ServerErrors.sqlException(e).map(SQLException::getSQLState).isPresent()
                ? noConnection(e)
                : new DatabaseException(
                        ErrorCode.CONNECTION_FAILED,
                        "the connection is not one of the PostgreSQL driver but "
                                + borrowed.getClass().getName(),
                        "Check the DataSource: peng works with PostgreSQL alone.",
                        null,
                        e);
    }

    private static DatabaseException noConnection(Exception e) {
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
