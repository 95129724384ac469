package dev.peng.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The session on the server is peng's alone, and holds an advisory lock. */
final class OwnState implements ServerState {

    private final List<String> identity;
    private final List<String> borrowedIdentity;
    private final String restore;
    private final String forget;
    private final String stillHeld;

    /**
     * @param facts how it was borrowed
     * @param timeouts of statements
     * @param key of the lock
     */
    OwnState(ServerFacts facts, TimeoutSettings timeouts, long key) {
        this.identity = ServerState.identity(facts);
        this.stillHeld = "select " + AdvisoryLock.isStillHeld(key);
        this.borrowedIdentity = List.of(
                "set local session authorization " + Identifier.quote(facts.user()),
                "set local role " + ServerState.role(facts));
        // First as who connected, who may set what was set before; then as whom it was.
        var undo = UNDO + "reset session authorization; reset role; ";
        var becomeAgain = String.join("; ", this.identity);
        this.restore = undo + ServerState.set(facts.ofSession(), false) + becomeAgain;
        this.forget =
                undo + ServerState.set(duringARun(facts, timeouts), false, AdvisoryLock.isStillHeld(key)) + becomeAgain;
    }

    // What it is anyway after a reset need not be set.
    private static Map<String, String> duringARun(ServerFacts facts, TimeoutSettings timeouts) {
        var values = new LinkedHashMap<>(facts.ofSession());
        values.putAll(RunValues.ofSession(facts, timeouts));
        values.entrySet()
                .removeIf(value -> value.getValue().equals(facts.resets().get(value.getKey())));
        return values;
    }

    @Override
    public boolean begin(Connection connection) {
        return true;
    }

    @Override
    public void end(Connection connection) {}

    @Override
    public boolean commit(Connection connection, boolean leavesNothing) throws SQLException {
        if (leavesNothing) {
            return ServerState.execute(connection, "commit; " + this.stillHeld);
        }
        return ServerState.execute(connection, "commit; " + this.forget);
    }

    @Override
    public boolean forget(Connection connection) throws SQLException {
        return ServerState.execute(connection, this.forget);
    }

    @Override
    public void restore(Connection connection) throws SQLException {
        ServerState.execute(connection, this.restore);
    }

    @Override
    public List<String> identity() {
        return this.identity;
    }

    @Override
    public List<String> borrowedIdentity() {
        return this.borrowedIdentity;
    }

    @Override
    public boolean isLasting() {
        return true;
    }
}
