package dev.peng.session;

import dev.peng.error.FailedStatement;
import dev.peng.error.ServerError;
import dev.peng.lexer.SourceLine;
import dev.peng.script.Answer;
import dev.peng.script.Script;
import dev.peng.script.ScriptReader;
import dev.peng.script.Split;
import dev.peng.script.Spot;
import dev.peng.script.Statement;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server refused a statement of a script. The step runner turns it into what a user sees. */
public final class StatementFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FailedStatement statement;
    private final transient @Nullable Split split;
    private final transient @Nullable ServerError said;

    private StatementFailure(
            FailedStatement statement, @Nullable Split split, @Nullable ServerError said, Exception cause) {
        super(cause.getMessage(), cause);
        this.statement = statement;
        this.split = split;
        this.said = said;
    }

    /** Of a statement that is not in a script but loads what is in a file, in words that speak of the file. */
    public static StatementFailure of(FailedStatement statement, ServerError said, Exception cause) {
        return new StatementFailure(statement, null, said, cause);
    }

    /** With the place in the script, which is read again for it. */
    static StatementFailure of(Script script, Statement statement, SQLException cause) {
        var spot = spot(script, statement, cause);
        var line = spot.line();
        return new StatementFailure(
                new FailedStatement(spot.place(), line.before(), line.after(), statement.sql()),
                Judge.split(statement, cause).orElse(null),
                null,
                cause);
    }

    /** The statement, with its place in the script. */
    public FailedStatement statement() {
        return this.statement;
    }

    /** where the script must be split for the statement to work, if the transaction around it is all that is wrong. */
    public Optional<Split> split() {
        return Optional.ofNullable(this.split);
    }

    /** What the server said, if that is told in other words. */
    Optional<ServerError> said() {
        return Optional.ofNullable(this.said);
    }

    private static Spot spot(Script script, Statement statement, SQLException cause) {
        try (var reader = script.open()) {
            while (reader.next() && reader.offset() < statement.offset()) {}
            return spot(reader, statement, cause);
        } catch (UncheckedIOException e) {
            cause.addSuppressed(e);
            return new Spot(statement.place(), new SourceLine("", ""));
        }
    }

    private static Spot spot(ScriptReader reader, Statement statement, SQLException cause) {
        var line = statement.answer() == Answer.DATA_IN ? CopyLine.in(ServerErrors.where(cause), statement.sql()) : 0;
        return line > 0 ? reader.spotOfData(line) : reader.spotOf(ServerErrors.position(cause));
    }
}
