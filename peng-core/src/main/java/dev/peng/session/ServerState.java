package dev.peng.session;

import java.sql.Connection;
import java.sql.SQLException;
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

    // Settings that would end or refuse a run; transaction_timeout came with PostgreSQL 17.
    private static final Map<String, String> FOR_A_RUN = Map.of(
            "idle_in_transaction_session_timeout", "0",
            "idle_session_timeout", "0",
            "transaction_timeout", "0",
            "default_transaction_read_only", "off");

    private static final String CAPTURE =
            """
            select name, setting, source = 'session' as of_session from pg_catalog.pg_settings
             where source = 'session' or name in (%s)
            union all select 'role', pg_catalog.current_setting('role'), true""".formatted(FOR_A_RUN.keySet().stream().map(Identifier::literal).collect(Collectors.joining(", ")));

    private static final String UNDO = "reset all; unlisten *; close all; discard temp; discard sequences";

    private final String identity;
    private final String restore;
    private final String forTheNextScript;

    private ServerState(String role, Map<String, String> ofSession, Map<String, String> forARun) {
        this.identity = "reset session authorization; "
                + (role.equals("none") ? "reset role" : "set role " + Identifier.quote(role));
        this.restore = UNDO + "; " + this.identity + set(ofSession);
        this.forTheNextScript = this.restore + set(forARun);
    }

    static ServerState capture(Connection connection) throws SQLException {
        var ofSession = new LinkedHashMap<String, String>();
        var forARun = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CAPTURE)) {
            while (rows.next()) {
                var name = rows.getString("name");
                if (rows.getBoolean("of_session")) {
                    ofSession.put(name, rows.getString("setting"));
                }
                if (FOR_A_RUN.containsKey(name)) {
                    forARun.put(name, FOR_A_RUN.getOrDefault(name, ""));
                }
            }
        }
        var role = ofSession.remove("role");
        return new ServerState(role == null ? "none" : role, ofSession, forARun);
    }

    /** Back to what was captured, with the settings of a run on top. */
    void prepareForScript(Connection connection) throws SQLException {
        execute(connection, this.forTheNextScript);
    }

    /** Inside the transaction, after a script: who writes the history is who opened the session. */
    void restoreIdentity(Connection connection) throws SQLException {
        execute(connection, this.identity);
    }

    /** Back to what was captured. */
    void restore(Connection connection) throws SQLException {
        execute(connection, this.restore);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
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
