package dev.peng.session;

import dev.peng.script.Script;
import dev.peng.script.ScriptReader;
import dev.peng.script.Statement;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Sends the statements of a script in their order, as the lexer cut them, and the data that belong to them. */
final class ScriptRunner {

    private final Connection connection;

    ScriptRunner(Connection connection) {
        this.connection = connection;
    }

    void run(Script script) {
        try (var jdbc = this.connection.createStatement();
                var reader = script.open()) {
            // {fn now()} and the like are text for the server, not JDBC escapes.
            jdbc.setEscapeProcessing(false);
            setTimeouts(jdbc, script);
            var pipeline = new Pipeline(script, jdbc);
            while (reader.next()) {
                send(reader.statement(), reader, pipeline);
            }
            pipeline.flush();
        } catch (SQLException e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    private void send(Statement statement, ScriptReader reader, Pipeline pipeline) throws SQLException {
        switch (statement.answer()) {
            case DONE -> pipeline.add(statement);
            case ROWS -> pipeline.send(statement);
            case DATA_IN -> pipeline.around(statement, () -> copyIn(statement, reader));
            case DATA_OUT -> pipeline.around(statement, () -> copyOut(statement));
        }
    }

    private void copyIn(Statement statement, ScriptReader reader) throws SQLException {
        var copy = copyManager().copyIn(statement.sql());
        try {
            write(reader, copy);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void write(ScriptReader reader, CopyIn copy) throws SQLException {
        var data = reader.data();
        while (data.next()) {
            copy.writeToCopy(data.bytes(), data.from(), data.length());
        }
        copy.endCopy();
    }

    private void copyOut(Statement statement) throws SQLException {
        var copy = copyManager().copyOut(statement.sql());
        while (copy.readFromCopy() != null) {}
    }

    private CopyManager copyManager() throws SQLException {
        return this.connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static void setTimeouts(java.sql.Statement jdbc, Script script) throws SQLException {
        var lock = script.directives().lockTimeout();
        if (lock.isPresent()) {
            setTimeout(jdbc, "lock_timeout", lock.get());
        }
        var statement = script.directives().statementTimeout();
        if (statement.isPresent()) {
            setTimeout(jdbc, "statement_timeout", statement.get());
        }
    }

    private static void setTimeout(java.sql.Statement jdbc, String setting, Duration timeout) throws SQLException {
        jdbc.execute("set local %s = %d".formatted(setting, timeout.toMillis()));
    }
}
