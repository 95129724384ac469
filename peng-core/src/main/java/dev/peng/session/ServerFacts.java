package dev.peng.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the session on the server is like when it is borrowed.
 *
 * @param pid the server's process that answers
 * @param standby whether the server is one
 * @param eventTriggers whether statements that only define something run functions, too
 * @param user whom {@code set session authorization} has made of it, or who connected
 * @param role what {@code set role} has set, {@code none} by default
 * @param ofSession what was set for the session (a pool's initial SQL, say), by name
 * @param known the values of the settings that were asked for and exist here, by name
 * @param resets what they are after a {@code reset}
 */
record ServerFacts(
        int pid,
        boolean standby,
        boolean eventTriggers,
        String user,
        String role,
        Map<String, String> ofSession,
        Map<String, String> known,
        Map<String, String> resets) {

    private static final String DEADLOCK_TIMEOUT = "deadlock_timeout";

    // A server on Windows has the settings of the first pattern by name only.
    private static final String QUERY = """
            select name, setting, source = 'session' as of_session, reset_val
              from pg_catalog.pg_settings
             where source = 'session'
                or name = any (?) and not (name ~ '^(client_con|tcp)' and version() ~* 'visual c|mingw|windows')
            union all
            select '', pg_catalog.concat_ws(' ', pg_catalog.pg_backend_pid(), pg_catalog.pg_is_in_recovery(),
                       exists (select from pg_catalog.pg_event_trigger where evtenabled <> 'D')), false, null
            union all
            select 'session_user', session_user, false, null
            union all
            select 'session_role', pg_catalog.current_setting('role'), false, null""";

    /** Asks the server, in one round trip. */
    static ServerFacts ask(Connection connection, Stream<String> settings) throws SQLException {
        var ofSession = new LinkedHashMap<String, String>();
        var known = new LinkedHashMap<String, String>();
        var resets = new LinkedHashMap<String, String>();
        try (var statement = connection.prepareStatement(QUERY)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            Stream.concat(settings, Stream.of(DEADLOCK_TIMEOUT)).toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    note(rows, known, ofSession);
                    resets.put(rows.getString("name"), rows.getString("reset_val"));
                }
            }
        }
        ofSession.remove("role");
        ofSession.remove("session_authorization");
        var session = String.valueOf(known.remove("")).split(" ");
        return new ServerFacts(
                Integer.parseInt(session[0]),
                session[1].equals("t"),
                session[2].equals("t"),
                String.valueOf(known.remove("session_user")),
                String.valueOf(known.remove("session_role")),
                ofSession,
                known,
                resets);
    }

    /** After how long the server looks for a deadlock. */
    Duration deadlockTimeout() {
        return Duration.ofMillis(Long.parseLong(known.getOrDefault(DEADLOCK_TIMEOUT, "1000")));
    }

    private static void note(ResultSet row, Map<String, String> known, Map<String, String> ofSession)
            throws SQLException {
        known.put(row.getString("name"), row.getString("setting"));
        if (row.getBoolean("of_session")) {
            ofSession.put(row.getString("name"), row.getString("setting"));
        }
    }
}
