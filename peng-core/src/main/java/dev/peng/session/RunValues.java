package dev.peng.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The settings of a session during a run, whatever server, database and role say. */
final class RunValues {

    // These would end or refuse a run (transaction_timeout came with PostgreSQL 17), and scripts are cut as if the last
    // were on.
    private static final Map<String, String> ALWAYS = Map.of(
            "idle_in_transaction_session_timeout", "0",
            "idle_session_timeout", "0",
            "transaction_timeout", "0",
            "default_transaction_read_only", "off",
            "standard_conforming_strings", "on");

    // They let the server notice that its client is gone, so that a killed process frees the lock soon.
    private static final Map<String, String> OF_A_CONNECTION = Map.of(
            "client_connection_check_interval", "5s",
            "tcp_keepalives_idle", "15",
            "tcp_keepalives_interval", "5",
            "tcp_keepalives_count", "3");

    private RunValues() {}

    static Stream<String> names() {
        return Stream.concat(ALWAYS.keySet().stream(), OF_A_CONNECTION.keySet().stream());
    }

    /** For a session of one's own. */
    static Map<String, String> ofSession(ServerFacts facts, TimeoutSettings timeouts) {
        var values = ofTransaction(facts, timeouts);
        values.putAll(OF_A_CONNECTION);
        values.keySet()
                .removeIf(name ->
                        OF_A_CONNECTION.containsKey(name) && !facts.known().containsKey(name));
        return values;
    }

    /** For a transaction. */
    static Map<String, String> ofTransaction(ServerFacts facts, TimeoutSettings timeouts) {
        var values = new LinkedHashMap<>(ALWAYS);
        values.keySet().retainAll(facts.known().keySet());
        values.put(
                "lock_timeout",
                Long.toString(timeouts.lockOr(facts.deadlockTimeout()).toMillis()));
        values.put("statement_timeout", Long.toString(timeouts.statementOrNone().toMillis()));
        return values;
    }
}
