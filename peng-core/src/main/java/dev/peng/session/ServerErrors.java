package dev.peng.session;

import dev.peng.error.DatabaseException;
import dev.peng.error.ErrorCode;
import dev.peng.error.ServerError;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the server said, found in an exception or its causes. */
public final class ServerErrors {

    private ServerErrors() {}

    /** The first SQL exception in the chain of causes, if there is one. */
    public static Optional<SQLException> sqlException(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException e) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }

    /** The server's error in the chain of causes, if there is one. */
    public static Optional<ServerError> of(Throwable thrown) {
        var retold = thrown instanceof StatementFailure failure ? failure.said() : Optional.<ServerError>empty();
        return retold.or(() -> sqlException(thrown).map(ServerErrors::of));
    }

    /** The column that the error in the chain of causes is about, if the server says so (a constraint, for instance). */
    public static Optional<String> column(Throwable thrown) {
        return sqlException(thrown).flatMap(ServerErrors::said).map(ServerErrorMessage::getColumn);
    }

    /** The function of the server that has raised the error in the chain of causes, or nothing. */
    public static String routine(Throwable thrown) {
        return sqlException(thrown)
                .flatMap(ServerErrors::said)
                .map(ServerErrorMessage::getRoutine)
                .orElse("");
    }

    /** The failure of a connection that broke. */
    public static DatabaseException connectionLost(String message, Exception e) {
        return new DatabaseException(
                ErrorCode.CONNECTION_FAILED,
                message,
                "Start again when the server can be reached: what was committed is recorded.",
                of(e).orElse(null),
                e);
    }

    static ServerError of(SQLException e) {
        return said(e).map(said -> new ServerError(
                        text(said.getSQLState()),
                        text(said.getMessage()),
                        said.getDetail(),
                        said.getHint(),
                        said.getWhere()))
                .orElseGet(() -> new ServerError(text(e.getSQLState()), text(e.getMessage()), null, null, null));
    }

    /** The position in the statement, 1-based in characters, or 0. */
    static int position(SQLException e) {
        return said(e).map(ServerErrorMessage::getPosition).orElse(0);
    }

    /** The call stack inside the server, or nothing. */
    static String where(SQLException e) {
        return said(e).map(ServerErrorMessage::getWhere).orElse("");
    }

    private static Optional<ServerErrorMessage> said(SQLException e) {
        return e instanceof PSQLException failure
                ? Optional.ofNullable(failure.getServerErrorMessage())
                : Optional.empty();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
