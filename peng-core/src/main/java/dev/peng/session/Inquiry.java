package dev.peng.session;

import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.ServerError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One statement in a transaction of its own: without the lock of runs, without history, and on a standby, too. Its rows are
 * fetched a few at a time, so memory does not grow with them. Immutable.
 *
 * @param sql with {@code ?} for each value
 * @param values as text, of which the server makes what the statement needs
 * @param terms on which it runs
 */
public record Inquiry(String sql, List<@Nullable String> values, Terms terms) {

    private static final int FETCHED = 100;

    public Inquiry {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /**
     * On what terms.
     *
     * @param write whether it may write, and is committed; otherwise the transaction is read-only, and rolled back
     * @param limit how many rows are wanted at most
     * @param timeout how long it may take; null for what server and role say
     */
    public record Terms(boolean write, int limit, @Nullable Duration timeout) {

        // How backslashes are read decides where strings end.
        private String begin() {
            return "set transaction read %s; set local standard_conforming_strings = on"
                            .formatted(write ? "write" : "only")
                    + (timeout == null ? "" : "; set local statement_timeout = " + milliseconds(timeout));
        }

        // To the server 0 is for ever.
        private static long milliseconds(Duration timeout) {
            return timeout.isZero() ? 0 : Math.max(1, timeout.toMillis());
        }
    }

    /**
     * What became of it.
     *
     * @param truncated whether there were more rows than were wanted
     * @param changed how many rows were inserted, updated or deleted, if it was not to answer with rows
     */
    public record Outcome(boolean truncated, long changed) {}

    /**
     * Runs it.
     *
     * @throws Refused if the server refuses it, or the thread was interrupted between two rows
     * @throws DatabaseException if there is no connection, or it was lost
     * @throws dev.peng.error.ConfigurationException if this thread is in a transaction
     */
    public Outcome run(DataSource dataSource, RowConsumer rows) {
        Session.refuseTransaction(dataSource);
        var borrowed = Borrowed.from(dataSource);
        try {
            return inTransaction(borrowed.connection(), rows);
        } catch (SQLException e) {
            throw failure(borrowed, e);
        } finally {
            borrowed.giveBack();
        }
    }

    private Outcome inTransaction(Connection connection, RowConsumer rows) throws SQLException {
        try {
            connection.setAutoCommit(false);
            ServerState.execute(connection, terms.begin());
            var outcome = execute(connection, rows);
            if (terms.write) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return outcome;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private Outcome execute(Connection connection, RowConsumer rows) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement);
            statement.setFetchSize(FETCHED);
            statement.setMaxRows(terms.limit == Integer.MAX_VALUE ? 0 : terms.limit + 1);
            if (!statement.execute()) {
                return new Outcome(false, Math.max(0, statement.getLargeUpdateCount()));
            }
            try (var result = statement.getResultSet()) {
                return new Outcome(read(result, rows), 0);
            }
        }
    }

    // Without a type: the cast around each decides what is made of it.
    private void bind(PreparedStatement statement) throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i), Types.OTHER);
        }
    }

    private boolean read(ResultSet result, RowConsumer rows) throws SQLException {
        var columns = ResultColumn.of(result.getMetaData());
        rows.columns(columns);
        for (var number = 0; result.next(); number++) {
            if (number == terms.limit) {
                return true;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new Refused(
                        new ServerError("57014", "interrupted while rows were read", null, null, null), 0, null);
            }
            rows.row(values(result, columns.size()));
        }
        return false;
    }

    private static List<@Nullable String> values(ResultSet row, int columns) throws SQLException {
        var values = new ArrayList<@Nullable String>(columns);
        for (var i = 1; i <= columns; i++) {
            values.add(row.getString(i));
        }
        return Collections.unmodifiableList(values);
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private RuntimeException failure(Borrowed borrowed, SQLException e) {
        return borrowed.isLost() ? lost(e) : new Refused(ServerErrors.of(e), ServerErrors.position(e), e);
    }

    // If that was during the commit, only the data can tell.
    private DatabaseException lost(SQLException e) {
        return new DatabaseException(
                ErrorCode.CONNECTION_FAILED,
                "the connection was lost while a query ran",
                terms.write
                        ? "Look whether what it writes is there, and if not, run it again."
                        : "Run it again when the server can be reached.",
                ServerErrors.of(e),
                e);
    }

    /** The server has refused it. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ServerError said;
        private final int position;

        Refused(ServerError said, int position, @Nullable Throwable cause) {
            super(said.message(), cause);
            this.said = said;
            this.position = position;
        }

        /** What it said. */
        public ServerError said() {
            return this.said;
        }

        /** The character of the statement that it points to, as it numbers parameters itself; counted from 1, 0 if to none. */
        public int position() {
            return this.position;
        }
    }
}
