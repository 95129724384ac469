package dev.peng.session;

import dev.peng.error.FailedStatement;
import dev.peng.script.Script;
import dev.peng.script.Statement;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Sends the statements of a script one at a time, as the lexer cut them, and says which one failed. */
final class ScriptRunner {

    private static final Logger log = LoggerFactory.getLogger(ScriptRunner.class);

    private final Connection connection;

    ScriptRunner(Connection connection) {
        this.connection = connection;
    }

    void run(Script script) {
        try (var jdbc = this.connection.createStatement()) {
            // {fn now()} and the like are text for the server, not JDBC escapes.
            jdbc.setEscapeProcessing(false);
            setTimeouts(jdbc, script);
            for (var statement : script.statements()) {
                send(jdbc, script, statement);
            }
        } catch (SQLException e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    private static void send(java.sql.Statement jdbc, Script script, Statement statement) {
        try {
            jdbc.execute(statement.sql());
            logNotices(jdbc, script);
        } catch (SQLException e) {
            throw new StatementFailure(failed(script, ServerErrors.position(e), statement), e);
        }
    }

    private static FailedStatement failed(Script script, int position, Statement statement) {
        var offset = position > 0 ? statement.offsetOfPosition(position) : statement.offset();
        return new FailedStatement(script.placeAt(offset), script.lineAt(offset), statement.sql());
    }

    private static void setTimeouts(java.sql.Statement jdbc, Script script) throws SQLException {
        setTimeout(jdbc, "lock_timeout", script.directives().lockTimeout());
        setTimeout(jdbc, "statement_timeout", script.directives().statementTimeout());
    }

    private static void setTimeout(java.sql.Statement jdbc, String setting, @Nullable Duration timeout)
            throws SQLException {
        if (timeout != null) {
            jdbc.execute("set local %s = %d".formatted(setting, timeout.toMillis()));
        }
    }

    private static void logNotices(java.sql.Statement jdbc, Script script) throws SQLException {
        for (var notice = jdbc.getWarnings(); notice != null; notice = notice.getNextWarning()) {
            // Class 01 are warnings (manual, appendix A); everything else is talk.
            var level = notice.getSQLState().startsWith("01") ? Level.WARN : Level.DEBUG;
            log.atLevel(level).log("{}: {}", script.file(), notice.getMessage());
        }
        jdbc.clearWarnings();
    }
}
