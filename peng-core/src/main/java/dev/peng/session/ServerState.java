package dev.peng.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a run leaves no trace in the session on the server, and keeps others out: what a script sets or creates for the
 * session is undone before the next one.
 *
 * <p>{@code discard all} would be shorter, but it also gives up the advisory lock.
 */
sealed interface ServerState permits OwnState, SharedState {

    /** Undoes what may have been set or made for a session. */
    String UNDO = "reset all; unlisten *; close all; deallocate all; discard temp; discard sequences; ";

    /** A transaction has begun. Whether it may go on: no other run is at work. */
    boolean begin(Connection connection) throws SQLException;

    /** A transaction is about to be committed. */
    void end(Connection connection) throws SQLException;

    /**
     * Commits the transaction of a step and forgets what the step has set.
     *
     * @param leavesNothing whether it is certain that the step has set nothing
     * @return whether other runs are still kept out: a script can give up a lock
     */
    boolean commit(Connection connection, boolean leavesNothing) throws SQLException;

    /** Forgets what a step has set, outside of a transaction; returns the same as {@link #commit}. */
    boolean forget(Connection connection) throws SQLException;

    /** Back to what it was before the run. */
    void restore(Connection connection) throws SQLException;

    /** The statements that make the session again whose it was when it was borrowed. */
    List<String> identity();

    /** The same until the end of the transaction alone. */
    List<String> borrowedIdentity();

    /** Whether a step may leave something in the session for the next. */
    boolean isLasting();

    /** Back to who the session was, in statements. */
    static List<String> identity(ServerFacts facts) {
        return List.of("set session authorization " + Identifier.quote(facts.user()), "set role " + role(facts));
    }

    /** The role as a statement has it. */
    static String role(ServerFacts facts) {
        return facts.role().equals("none") ? "none" : Identifier.quote(facts.role());
    }

    /** A {@code select} that sets all of them, or nothing. */
    static String set(Map<String, String> settings, boolean local) {
        return settings.isEmpty() ? "" : select(calls(settings, local));
    }

    /** A {@code select} that gives the value of an expression and sets all of them. */
    static String set(Map<String, String> settings, boolean local, String expression) {
        return select(Stream.concat(Stream.of(expression), calls(settings, local)));
    }

    private static Stream<String> calls(Map<String, String> settings, boolean local) {
        return settings.entrySet().stream()
                .map(e -> "pg_catalog.set_config(%s, %s, %s)"
                        .formatted(Identifier.literal(e.getKey()), Identifier.literal(e.getValue()), local));
    }

    private static String select(Stream<String> expressions) {
        return expressions.collect(Collectors.joining(", ", "select ", "; "));
    }

    /** Sends statements in one round trip and tells whether the last one that answers with a row has answered with true. */
    static boolean execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            var answer = false;
            var hasRows = statement.execute(sql);
            while (hasRows || statement.getUpdateCount() >= 0) {
                answer = hasRows ? isTrue(statement) : answer;
                hasRows = statement.getMoreResults();
            }
            return answer;
        }
    }

    private static boolean isTrue(java.sql.Statement statement) throws SQLException {
        try (var rows = statement.getResultSet()) {
            return rows.next() && "t".equals(rows.getString(1));
        }
    }
}
