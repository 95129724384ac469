package dev.peng.session;

import dev.peng.script.Script;
import dev.peng.script.ScriptReader;
import dev.peng.script.Statement;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Sends the statements of a script in their order, as the lexer cut them, and the data that belong to them. */
final class ScriptRunner {

    private static final String VALIDATE = "ALTER TABLE VALIDATE CONSTRAINT";
    private static final Optional<Duration> NONE = Optional.empty();

    private final Connection connection;
    private final TimeoutSettings timeouts;
    private final Meter meter;
    private final boolean eventTriggers;

    ScriptRunner(Connection connection, TimeoutSettings timeouts, Meter meter, boolean eventTriggers) {
        this.connection = connection;
        this.timeouts = timeouts;
        this.meter = meter;
        this.eventTriggers = eventTriggers;
    }

    /**
     * Runs the statements from one number to before another, counted from 0, inside a transaction.
     *
     * @param identity sent behind them, unless they leave the session as it was
     * @return what they leave
     */
    Leftovers run(Script script, int from, int to, List<String> identity) {
        try (var jdbc = this.connection.createStatement();
                var reader = script.open()) {
            // {fn now()} and the like are text for the server, not JDBC escapes.
            jdbc.setEscapeProcessing(false);
            var pipeline = new Pipeline(script, jdbc, timeoutsOf(script), this.meter);
            if (from == 0) {
                this.meter.restart(script.size());
            }
            var leftovers = new Leftovers();
            for (var number = 0; number < to && reader.next(); number++) {
                if (number >= from) {
                    var statement = reader.statement();
                    this.meter.reach(statement.offset());
                    send(statement, reader, pipeline, script);
                    leftovers.see(statement);
                }
            }
            pipeline.finish(leftovers.isNothing() && !this.eventTriggers ? List.of() : identity);
            this.meter.reach(script.size());
            return leftovers;
        } catch (SQLException e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    /** Runs one statement outside of any transaction. */
    void runAlone(Script script, Statement statement) {
        try (var jdbc = this.connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            aloneWithTimeouts(jdbc, script, statement);
        } catch (SQLException e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    /** Sends the settings among the statements before a number again. */
    void setAgain(Script script, int to) {
        try (var jdbc = this.connection.createStatement();
                var reader = script.open()) {
            jdbc.setEscapeProcessing(false);
            var pipeline = new Pipeline(script, jdbc, List.of(), this.meter);
            for (var number = 0; number < to && reader.next(); number++) {
                if (reader.statement().isSetting()) {
                    pipeline.send(reader.statement());
                }
            }
        } catch (SQLException e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    // A concurrent build waits for old transactions, so no timeout may end it, unless the script has one for it.
    private void aloneWithTimeouts(java.sql.Statement jdbc, Script script, Statement statement) throws SQLException {
        var none = statement.command().endsWith("CONCURRENTLY") ? Optional.of(Duration.ZERO) : NONE;
        var lockBefore = setForSession(
                jdbc, "lock_timeout", script.directives().lockTimeout().or(() -> none));
        var limitBefore = setForSession(
                jdbc,
                "statement_timeout",
                script.directives().statementTimeout().or(() -> none));
        try {
            new Pipeline(script, jdbc, List.of(), this.meter).send(statement);
        } catch (SQLException | RuntimeException e) {
            setBackQuietly(jdbc, lockBefore, limitBefore, e);
            throw e;
        }
        setForSession(jdbc, "lock_timeout", lockBefore);
        setForSession(jdbc, "statement_timeout", limitBefore);
    }

    private static void setBackQuietly(
            java.sql.Statement jdbc, Optional<Duration> lock, Optional<Duration> limit, Exception failure) {
        try {
            setForSession(jdbc, "lock_timeout", lock);
            setForSession(jdbc, "statement_timeout", limit);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    // Gives back what it was, if it was changed.
    private static Optional<Duration> setForSession(java.sql.Statement jdbc, String setting, Optional<Duration> value)
            throws SQLException {
        if (value.isEmpty()) {
            return value;
        }
        try (var rows = jdbc.executeQuery(
                """
                select (select s.setting from pg_catalog.pg_settings s where s.name = %1$s),
                       pg_catalog.set_config(%1$s, '%2$dms', false)""".formatted(Identifier.literal(setting), value.get().toMillis()))) {
            rows.next();
            return Optional.of(Duration.ofMillis(rows.getLong(1)));
        }
    }

    private void send(Statement statement, ScriptReader reader, Pipeline pipeline, Script script) throws SQLException {
        if (statement.command().equals(VALIDATE)
                && script.directives().statementTimeout().isEmpty()) {
            withoutLimit(statement, pipeline);
            return;
        }
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

    private void write(ScriptReader reader, CopyIn copy) throws SQLException {
        var data = reader.data();
        while (data.next()) {
            copy.writeToCopy(data.bytes(), data.from(), data.length());
            this.meter.add(data.length());
        }
        this.meter.addRows(copy.endCopy());
    }

    private void copyOut(Statement statement) throws SQLException {
        var copy = copyManager().copyOut(statement.sql());
        while (copy.readFromCopy() != null) {}
    }

    private CopyManager copyManager() throws SQLException {
        return this.connection.unwrap(PGConnection.class).getCopyAPI();
    }

    // It reads the whole table under a lock that hurts nobody. The script may have set a limit of its own meanwhile.
    private static void withoutLimit(Statement statement, Pipeline pipeline) throws SQLException {
        pipeline.send(statement.instead("select pg_catalog.set_config('peng.limit',"
                + " pg_catalog.current_setting('statement_timeout'), true),"
                + " pg_catalog.set_config('statement_timeout', '0', true)"));
        pipeline.send(statement);
        pipeline.send(statement.instead(
                "select pg_catalog.set_config('statement_timeout', pg_catalog.current_setting('peng.limit'), true)"));
    }

    private static List<String> timeoutsOf(Script script) {
        var lock = script.directives().lockTimeout().map(timeout -> setLocal("lock_timeout", timeout));
        var statement = script.directives().statementTimeout().map(timeout -> setLocal("statement_timeout", timeout));
        return Stream.concat(lock.stream(), statement.stream()).toList();
    }

    private static String setLocal(String setting, Duration timeout) {
        return "set local %s = %d".formatted(setting, timeout.toMillis());
    }
}
