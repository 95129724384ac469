package dev.peng.session;

import dev.peng.error.Blocker;
import dev.peng.error.ConfigurationException;
import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.LockHolder;
import dev.peng.error.LockTimeoutException;
import dev.peng.script.Script;
import dev.peng.script.Section;
import dev.peng.script.Statement;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One physical connection that does everything: it holds the lock, runs the scripts and writes the history. A pool of
 * size 1 is enough. Between transactions it is in autocommit, so that it is never idle in a transaction. Behind a pooler
 * that shares connections by transaction, the lock is taken anew in each transaction.
 *
 * <p>Not thread-safe; belongs to the thread that opened it. {@link #close} gives the connection back as it was, or ends
 * it where that is not possible.
 */
public final class Session implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Session.class);

    private final DataSource dataSource;
    private final SessionSettings settings;
    private final CurrentConnection current;
    private final Transactions transactions;
    private final JdbcOperations operations;
    private final Meter meter = new Meter();
    private @Nullable JdbcClient jdbc;
    private @Nullable ServerState serverState;
    private boolean sharedAsAsked;
    private @Nullable LockSettings lockSettings;
    private Duration lockTimeout = Duration.ZERO;
    private long lockKey;
    private int pid;
    private boolean clean;
    private boolean leavesNothing;
    private boolean eventTriggers;
    private Set<String> changed = Set.of();
    private boolean inDoubt;
    private boolean kept = true;
    private boolean replaced;

    private Session(DataSource dataSource, SessionSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.current = new CurrentConnection(Borrowed.from(dataSource));
        this.transactions = new Transactions(new ApplicationBinding(dataSource));
        this.operations = new JdbcTemplate(this.current);
    }

    /** Borrows a connection, with the default settings. */
    public static Session open(DataSource dataSource) {
        return open(dataSource, SessionSettings.DEFAULT);
    }

    /**
     * Borrows a connection. No statement is sent yet.
     *
     * @throws DatabaseException if there is none, or it is not one of the PostgreSQL driver
     * @throws ConfigurationException if this thread is in a transaction: its locks would be in peng's way
     */
    public static Session open(DataSource dataSource, SessionSettings settings) {
        refuseTransaction(dataSource);
        return new Session(dataSource, settings);
    }

    static void refuseTransaction(DataSource dataSource) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new ConfigurationException(
                    "peng was called inside a transaction, whose locks would be in its way",
                    "Call it before the transaction or after it.");
        }
    }

    /** Queries on this connection, for the tables of peng. */
    public JdbcClient jdbc() {
        if (this.jdbc == null) {
            this.jdbc = JdbcClient.create(this.operations);
        }
        return this.jdbc;
    }

    /** The same for a look, which is done at each start: to load the classes of {@link #jdbc} takes longer than to ask. */
    public JdbcOperations operations() {
        return this.operations;
    }

    /** How far the step is that runs. */
    public Meter meter() {
        return this.meter;
    }

    /**
     * Keeps other runs out while the work runs: holds the advisory lock, or, behind a pooler, takes it in each transaction.
     *
     * @param key the lock's key; every run on the same history has the same
     * @param lock how to wait
     * @param stillNeeded asked again before each further try: another run may have done the work meanwhile
     * @param waiting told now and then while it waits: the holder, if known, and the time waited so far
     * @param work runs while the lock is held
     * @throws LockTimeoutException if the lock was not free in time
     */
    public void holdingLock(
            long key,
            LockSettings lock,
            BooleanSupplier stillNeeded,
            BiConsumer<@Nullable LockHolder, Duration> waiting,
            Runnable work) {
        this.lockKey = key;
        this.lockSettings = lock;
        prepareServer();
        if (!serverState().isLasting()) {
            work.run();
        } else if (new LockWait(lock, stillNeeded, waiting).take(lock())) {
            try {
                work.run();
            } finally {
                releaseQuietly();
            }
        }
    }

    /** Who holds the lock of that key. */
    public Optional<LockHolder> holder(long key) {
        return new AdvisoryLock(jdbc(), key).holder().map(AdvisoryLock.Holder::shown);
    }

    /**
     * Runs the work in one transaction. What it does through Spring JDBC on the application's {@code DataSource}, on this
     * thread, is part of it.
     */
    public void joinedTransaction(Runnable work) {
        try (var watchdog = Watchdog.logging(this.dataSource, this.pid)) {
            log.trace("{} watches", watchdog);
            whileLocked(() -> this.transactions.shared(connection(), serverState(), work));
        }
    }

    /** Runs the work in one transaction of peng alone. */
    public void transaction(Runnable work) {
        whileLocked(() -> this.transactions.own(connection(), serverState(), work, () -> {
            serverState().end(connection());
            connection().commit();
        }));
    }

    /** Runs a step in one transaction of peng alone, and forgets with the commit what the step has set for the session. */
    public void step(Runnable work) {
        this.inDoubt = false;
        this.leavesNothing = false;
        whileLocked(() -> this.transactions.own(connection(), serverState(), work, () -> {
            this.inDoubt = true;
            this.kept = serverState().commit(connection(), this.leavesNothing);
            this.inDoubt = false;
            this.clean = true;
        }));
    }

    /** Whether the last step has failed while it was committed, so that only the history knows whether it was. */
    public boolean isInDoubt() {
        return this.inDoubt || isLost();
    }

    /** Runs a script, statement by statement, and becomes again who opened the session. Call inside {@link #step}. */
    public void run(Script script) {
        var leftovers = runner().run(script, 0, Integer.MAX_VALUE, serverState().identity());
        this.leavesNothing = leftovers.isNothing() && !this.eventTriggers;
        this.eventTriggers |= leftovers.hasEventTrigger();
        this.changed = leftovers.changed();
    }

    /**
     * Sends the data of a {@code copy … from stdin}, piece by piece. Call inside {@link #step}.
     *
     * @param copy the statement
     * @param data what is sent, to its end
     * @throws org.springframework.dao.DataAccessException if the server refuses it
     * @throws java.io.UncheckedIOException if the data cannot be read; the transaction can only be rolled back then
     */
    public void copyIn(String copy, InputStream data) {
        this.operations.execute(new CopyStream(copy, data, this.meter));
    }

    /** Runs one section of a script and stays whom it has become. Call inside {@link #transaction}. */
    public void run(Script script, Section section) {
        this.changed =
                runner().run(script, section.first(), section.end(), List.of()).changed();
    }

    /** Runs a statement of a script that cannot run in a transaction. */
    public void runAlone(Script script, Statement statement) {
        runner().runAlone(script, statement);
    }

    /** Sets again what the statements before a number, counted from 0, have set for the session. */
    public void setAgain(Script script, int to) {
        runner().setAgain(script, to);
    }

    /** What of {@code search_path} and {@code role} the last script has set without setting it back, as far as its text tells. */
    public Set<String> changedByScript() {
        return Set.copyOf(this.changed);
    }

    /** Becomes again who opened the session. Call inside {@link #joinedTransaction}, before the history row. */
    public void restoreIdentity() {
        send(serverState().identity(), "the role cannot be restored after a step");
    }

    /** Becomes who opened the session until the end of the transaction, so that a script goes on as whom it has become. */
    public void borrowIdentity() {
        send(serverState().borrowedIdentity(), "the role cannot be restored for the history");
    }

    /**
     * Undoes what a step has set for the session, if its commit has not done so. Call after its transaction.
     *
     * @throws DatabaseException if the session cannot go on: it is broken, or the step has given up the lock
     */
    public void forgetStep() {
        try {
            this.kept = this.clean ? this.kept : serverState().forget(connection());
            this.clean = false;
        } catch (SQLException e) {
            throw failed("the session cannot be reset after a step", e);
        }
        requireLock(this.kept);
    }

    /**
     * Sees to it that no other run can have begun. Call between the parts of a step.
     *
     * @throws DatabaseException if the lock was given up
     */
    public void checkLock() {
        requireLock(jdbc().sql("select " + AdvisoryLock.isStillHeld(this.lockKey))
                .query(Boolean.class)
                .single());
    }

    /** Who holds locks on what a statement names; what it was refused for. */
    public List<Blocker> blockers(@Nullable String sql) {
        return sql == null ? List.of() : new Blockers(jdbc()).of(sql);
    }

    /** How long a statement waits for a lock, unless its script says otherwise. */
    public Duration lockTimeout() {
        return this.lockTimeout;
    }

    /** Whether there is no connection any more. */
    public boolean isLost() {
        return this.current.borrowed().isLost();
    }

    /**
     * Connects again and takes the lock again (behind a pooler the next transaction does). That the lock is free proves that the lost connection has ended on the
     * server, too: whatever it was about to commit is committed now, or never will be.
     *
     * @throws DatabaseException if there is no connection to be had
     * @throws LockTimeoutException if another run has the lock
     */
    public void reconnect() {
        this.current.borrowed().giveBack();
        this.current.replace(Borrowed.from(this.dataSource));
        this.replaced = true;
        this.clean = false;
        this.inDoubt = false;
        prepareServer();
        if (serverState().isLasting() && this.lockSettings != null) {
            new LockWait(this.lockSettings, () -> true, (holder, waited) -> {}).take(lock());
        }
    }

    /** Whether another run may have worked since the plan of this one was made. */
    public boolean mayBeOvertaken() {
        return this.replaced || !serverState().isLasting();
    }

    /** Whether a pooler gives each transaction another session of the server. Known once a lock was wanted, or that was asked for. */
    public boolean isShared() {
        return this.serverState == null ? this.sharedAsAsked : !this.serverState.isLasting();
    }

    /** Asks the server for what {@link #isShared} says, for somebody who wants no lock. */
    public void recognisePooler() {
        try (var statement = connection().createStatement();
                var result = statement.executeQuery("select pg_catalog.pg_backend_pid()")) {
            result.next();
            this.sharedAsAsked = isPooled(result.getInt(1)) && this.settings.pooler() == Pooler.TRANSACTION;
        } catch (SQLException e) {
            throw failed("the server cannot be asked for its process", e);
        }
    }

    // The pooler answers a connection itself, with a number of its own.
    private boolean isPooled(int pidOfServer) throws SQLException {
        return pidOfServer != this.current.borrowed().pid();
    }

    @Override
    public void close() {
        try {
            if (!isLost() && this.serverState != null) {
                this.serverState.restore(connection());
            }
        } catch (SQLException e) {
            log.debug("the connection cannot be restored and is ended", e);
            this.current.borrowed().end();
        } finally {
            this.current.borrowed().giveBack();
        }
    }

    // Behind a pooler a transaction begins with a try for the lock, and is nothing without it.
    private void whileLocked(Runnable transaction) {
        if (this.lockSettings == null || serverState().isLasting()) {
            transaction.run();
            return;
        }
        new LockWait(this.lockSettings, () -> true, this::logWaiting).take(lock(), () -> {
            try {
                transaction.run();
                return true;
            } catch (Transactions.Busy e) {
                return false;
            }
        });
    }

    private void logWaiting(@Nullable LockHolder holder, Duration waited) {
        log.info("waiting for another run, {}", holder == null ? "its holder is not known" : holder);
    }

    // Waiting for the lock can take long already, so the settings of a run are made before it.
    private void prepareServer() {
        try {
            var facts = ServerFacts.ask(connection(), Stream.concat(RunValues.names(), SharedState.names()));
            if (facts.standby()) {
                throw standby();
            }
            this.pid = facts.pid();
            this.eventTriggers |= facts.eventTriggers();
            this.serverState = isPooled(facts.pid()) && this.settings.pooler() == Pooler.TRANSACTION
                    ? new SharedState(facts, this.settings.timeouts(), this.lockKey)
                    : new OwnState(facts, this.settings.timeouts(), this.lockKey);
            this.lockTimeout = this.settings.timeouts().lockOr(facts.deadlockTimeout());
            this.serverState.forget(connection());
        } catch (SQLException e) {
            throw failed("the session cannot be prepared", e);
        }
    }

    private static DatabaseException standby() {
        return new DatabaseException(
                ErrorCode.STANDBY,
                "the server is a standby: it only follows another one and cannot be written to",
                "Connect to the primary; with several hosts in the URL, say targetServerType=primary.",
                null,
                null);
    }

    private Connection connection() {
        return this.current.getConnection();
    }

    private ScriptRunner runner() {
        return new ScriptRunner(connection(), this.settings.timeouts(), this.meter, this.eventTriggers);
    }

    private AdvisoryLock lock() {
        return new AdvisoryLock(jdbc(), this.lockKey);
    }

    private ServerState serverState() {
        if (this.serverState == null) {
            throw new IllegalStateException("steps are run under the lock");
        }
        return this.serverState;
    }

    private void send(List<String> statements, String failure) {
        try {
            ServerState.execute(connection(), String.join("; ", statements));
        } catch (SQLException e) {
            throw failed(failure, e);
        }
    }

    private static void requireLock(boolean isHeld) {
        if (!isHeld) {
            throw new DatabaseException(
                    ErrorCode.LOCK_LOST,
                    "the step has given up the lock of its run, and another run may have begun; what is committed stays",
                    "Take pg_advisory_unlock out of it, and start again.",
                    null,
                    null);
        }
    }

    private void releaseQuietly() {
        try {
            lock().release();
        } catch (RuntimeException e) {
            log.debug("the lock ends with the connection", e);
            this.current.borrowed().end();
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
}
