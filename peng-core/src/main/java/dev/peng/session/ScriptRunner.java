package dev.peng.session;

import dev.peng.script.Script;
import dev.peng.script.ScriptReader;
import dev.peng.script.Statement;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.IntPredicate;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Sends the statements of a script in their order, as the lexer cut them, and the data that belong to them. */
final class ScriptRunner {

    private final Connection connection;

    ScriptRunner(Connection connection) {
        this.connection = connection;
    }

    /** Runs the parts that are wanted, counted from 1, inside a transaction. */
    void run(Script script, IntPredicate wanted) {
        try (var jdbc = this.connection.createStatement();
                var reader = script.open()) {
            // {fn now()} and the like are text for the server, not JDBC escapes.
            jdbc.setEscapeProcessing(false);
            setTimeouts(jdbc, script);
            var pipeline = new Pipeline(script, jdbc);
            while (reader.next()) {
                if (wanted.test(reader.part())) {
                    send(reader.statement(), reader, pipeline);
                }
            }
            pipeline.flush();
        } catch (SQLException e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    /** Runs the one statement of a part outside of any transaction. */
    void runAlone(Script script, int part) {
        try (var jdbc = this.connection.createStatement();
                var reader = script.open()) {
            jdbc.setEscapeProcessing(false);
            while (reader.next() && reader.part() < part) {}
            aloneWithTimeouts(jdbc, script, reader.statement());
        } catch (SQLException e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    /** Sends the settings of the parts before this one again. */
    void setAgain(Script script, int part) {
        try (var jdbc = this.connection.createStatement();
                var reader = script.open()) {
            jdbc.setEscapeProcessing(false);
            var pipeline = new Pipeline(script, jdbc);
            while (reader.next() && reader.part() < part) {
                if (reader.statement().isSetting()) {
                    pipeline.send(reader.statement());
                }
            }
        } catch (SQLException e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    // Waiting for old transactions is what a concurrent build does, so no lock timeout may end it.
    private static void aloneWithTimeouts(java.sql.Statement jdbc, Script script, Statement statement)
            throws SQLException {
        var lock = script.directives().lockTimeout().orElse(Duration.ZERO);
        var before = setForSession(jdbc, "lock_timeout", lock.toMillis() + "ms");
        var limit = script.directives().statementTimeout();
        var limitBefore = limit.isEmpty()
                ? ""
                : setForSession(jdbc, "statement_timeout", limit.get().toMillis() + "ms");
        new Pipeline(script, jdbc).send(statement);
        setForSession(jdbc, "lock_timeout", before);
        if (limit.isPresent()) {
            setForSession(jdbc, "statement_timeout", limitBefore);
        }
    }

    // Gives back what it was.
    private static String setForSession(java.sql.Statement jdbc, String setting, String value) throws SQLException {
        try (var rows = jdbc.executeQuery("""
                select pg_catalog.current_setting(%1$s), pg_catalog.set_config(%1$s, %2$s, false)""".formatted(Identifier.literal(setting), Identifier.literal(value)))) {
            rows.next();
            return rows.getString(1);
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
