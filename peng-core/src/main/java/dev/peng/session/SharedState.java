package dev.peng.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Behind a pooler each transaction may be on another session of the server. So the lock, the settings and their undoing
 * are part of each transaction, and nothing is sent outside of one.
 */
final class SharedState implements ServerState {

    /** What a pooler keeps for each client, and the driver relies on (PgBouncer, track_extra_parameters). */
    private static final String[] OF_THE_CLIENT = {
        "client_encoding", "DateStyle", "TimeZone", "IntervalStyle", "standard_conforming_strings", "application_name"
    };

    private final List<String> identity;
    private final String begin;
    private final String end;

    /**
     * @param facts how it was borrowed
     * @param timeouts of statements
     * @param key of the lock
     */
    SharedState(ServerFacts facts, TimeoutSettings timeouts, long key) {
        this.identity = ServerState.identity(facts);
        this.begin = "set local transaction_read_only = off; "
                + ServerState.set(RunValues.ofTransaction(facts, timeouts), true)
                + AdvisoryLock.tryForTransaction(key);
        // What is deferred is meant to see what the script has set.
        this.end = "set constraints all immediate; " + UNDO + "reset session authorization; reset role; "
                + ServerState.set(ofTheClient(facts), false)
                + String.join("; ", this.identity);
    }

    static Stream<String> names() {
        return Stream.of(OF_THE_CLIENT);
    }

    @Override
    public boolean begin(Connection connection) throws SQLException {
        return ServerState.execute(connection, this.begin);
    }

    @Override
    public void end(Connection connection) throws SQLException {
        ServerState.execute(connection, this.end);
    }

    @Override
    public boolean commit(Connection connection, boolean leavesNothing) throws SQLException {
        ServerState.execute(connection, this.end + "; commit");
        return true;
    }

    @Override
    public boolean forget(Connection connection) {
        return true;
    }

    @Override
    public void restore(Connection connection) {}

    @Override
    public List<String> identity() {
        return this.identity;
    }

    @Override
    public List<String> borrowedIdentity() {
        return this.identity;
    }

    @Override
    public boolean isLasting() {
        return false;
    }

    private static Map<String, String> ofTheClient(ServerFacts facts) {
        var values = new LinkedHashMap<>(facts.ofSession());
        names().filter(facts.known()::containsKey)
                .forEach(name -> values.put(name, facts.known().get(name)));
        return values;
    }
}
