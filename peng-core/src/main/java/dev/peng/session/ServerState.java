package dev.peng.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the session on the server had set when it was borrowed (a pool's initial SQL, say), kept so that a script leaves
 * no trace: what it sets or creates for the session is undone before the next one.
 *
 * <p>{@code discard all} would be shorter, but it also gives up the advisory lock.
 */
final class ServerState {

    // The first four would end or refuse a run (transaction_timeout came with PostgreSQL 17), and scripts are cut as if
    // the fifth were on. The others let the server notice that its client is gone, so that a killed process frees the
    // lock soon.
    private static final Map<String, String> FOR_A_RUN = Map.of(
            "idle_in_transaction_session_timeout", "0",
            "idle_session_timeout", "0",
            "transaction_timeout", "0",
            "default_transaction_read_only", "off",
            "standard_conforming_strings", "on",
            "client_connection_check_interval", "5s",
            "tcp_keepalives_idle", "15",
            "tcp_keepalives_interval", "5",
            "tcp_keepalives_count", "3");

    // A server on Windows has the last four settings by name only.
    private static final String CAPTURE = """
            select name, setting, source = 'session' as of_session
              from pg_catalog.pg_settings
             where source = 'session'
                or name = any (?) and not (name ~ '^(client|tcp)' and version() ~* 'visual c|mingw|windows')
            union all
            select 'role', pg_catalog.current_setting('role'), true""";

    private static final String UNDO =
            "reset all; unlisten *; close all; discard temp; discard sequences; reset session authorization; reset role";

    private final String identity;
    private final String borrowed;
    private final String restore;
    private final String forTheNextScript;

    private ServerState(String role, Map<String, String> ofSession, Map<String, String> forARun) {
        // Last, since the role may not be allowed to set what was set before.
        var setRole = role.equals("none") ? "" : "; set role " + Identifier.quote(role);
        this.identity = "reset session authorization; reset role" + setRole;
        this.borrowed = "set local session authorization default; set local role "
                + (role.equals("none") ? "none" : Identifier.quote(role));
        this.restore = UNDO + set(ofSession) + setRole;
        this.forTheNextScript = UNDO + set(ofSession) + set(forARun) + setRole;
    }

    static ServerState capture(Connection connection) throws SQLException {
        var ofSession = new LinkedHashMap<String, String>();
        var forARun = new LinkedHashMap<>(FOR_A_RUN);
        var known = new LinkedHashMap<String, String>();
        try (var statement = connection.prepareStatement(CAPTURE)) {
            statement.setArray(
                    1, connection.createArrayOf("text", forARun.keySet().toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.put(rows.getString("name"), rows.getString("setting"));
                    if (rows.getBoolean("of_session")) {
                        ofSession.put(rows.getString("name"), rows.getString("setting"));
                    }
                }
            }
        }
        forARun.keySet().retainAll(known.keySet());
        ofSession.remove("role");
        return new ServerState(known.getOrDefault("role", "none"), ofSession, forARun);
    }

    /**
     * Back to what was captured, with the settings of a run on top.
     *
     * @return whether this session still holds the advisory lock, which a script can give up
     */
    boolean prepareForScript(Connection connection, long key) throws SQLException {
        return execute(connection, this.forTheNextScript + "; " + AdvisoryLock.isHeldHere(key));
    }

    /** Inside the transaction, after a step: who writes the history is who opened the session. */
    void restoreIdentity(Connection connection) throws SQLException {
        execute(connection, this.identity);
    }

    /** The same until the end of the transaction alone. */
    void borrowIdentity(Connection connection) throws SQLException {
        execute(connection, this.borrowed);
    }

    /** Back to what was captured. */
    void restore(Connection connection) throws SQLException {
        execute(connection, this.restore);
    }

    // What the last statement answers, in one round trip.
    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            var answer = false;
            var hasRows = statement.execute(sql);
            while (hasRows || statement.getUpdateCount() >= 0) {
                answer = hasRows && isTrue(statement);
                hasRows = statement.getMoreResults();
            }
            return answer;
        }
    }

    private static boolean isTrue(Statement statement) throws SQLException {
        try (var rows = statement.getResultSet()) {
            return rows.next() && "t".equals(rows.getString(1));
        }
    }

    private static String set(Map<String, String> settings) {
        return settings.isEmpty()
                ? ""
                : settings.entrySet().stream()
                        .map(e -> "pg_catalog.set_config(%s, %s, false)"
                                .formatted(Identifier.literal(e.getKey()), Identifier.literal(e.getValue())))
                        .collect(Collectors.joining(", ", "; select ", ""));
    }
}
