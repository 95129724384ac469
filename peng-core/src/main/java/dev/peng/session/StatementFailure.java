package dev.peng.session;

import dev.peng.error.FailedStatement;
import java.sql.SQLException;

/** The server refused a statement of a script. The step runner turns it into what a user sees. */
public final class StatementFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FailedStatement statement;

    StatementFailure(FailedStatement statement, SQLException cause) {
        super(cause.getMessage(), cause);
        this.statement = statement;
    }

    /** The statement, with its place in the script. */
    public FailedStatement statement() {
        return this.statement;
    }
}
