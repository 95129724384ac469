package dev.peng.session;

import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.sql.SQLException;

/** Begins and ends transactions, those that the application can join and those of peng alone. */
final class Transactions {

    private final ApplicationBinding application;

    Transactions(ApplicationBinding application) {
        this.application = application;
    }

    /**
     * One that the application can join.
     *
     * @throws Busy if another run is at work; nothing was done
     */
    void shared(Connection connection, ServerState state, Runnable work) {
        this.application.transaction(connection, () -> {
            unchecked(() -> begin(connection, state));
            work.run();
            unchecked(() -> state.end(connection));
        });
    }

    /**
     * One of peng alone. What it throws rolls back and comes out as it is.
     *
     * @param commit ends it
     * @throws Busy if another run is at work; nothing was done
     */
    void own(Connection connection, ServerState state, Runnable work, Work commit) {
        try {
            connection.setAutoCommit(false);
            begin(connection, state);
            work.run();
            commit.run();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            rollBack(connection, e);
            throw new UndeclaredThrowableException(e);
        } catch (RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private static void begin(Connection connection, ServerState state) throws SQLException {
        if (!state.begin(connection)) {
            throw new Busy();
        }
    }

    // To switch autocommit on is to commit, so whatever is open must be rolled back before.
    private static void rollBack(Connection connection, Throwable failure) {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
            abort(connection, failure);
        }
    }

    private static void abort(Connection connection, Throwable failure) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    /** Something with the connection. */
    interface Work {
        void run() throws SQLException;
    }

    /** Another run holds the lock that this transaction wanted. */
    static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Busy() {
            super("another run is at work", null, false, false);
        }
    }
}
